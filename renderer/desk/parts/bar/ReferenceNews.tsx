// Renderer, desk page: the quiet line of official data that have come to count, and what is different in them.
import type { NamedEntries, ReferenceUpdate } from '@shared/reference/ReferenceUpdate';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { withoutNews } from '../../state/heard';

export function ReferenceNews() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const news = useDeskState((state) => state.reference?.news);
  if (news === undefined || news.length === 0) return null;
  const text = news.map((update) => newsText(update, t)).join(t('reference.and'));
  return (
    <p className="reference-news" role="status" data-testid="reference-news" title={text}>
      <span>{text}</span>
      <button
        type="button"
        className="plain-button"
        aria-label={t('action.close')}
        onClick={() => asks.store.update(withoutNews)}
      >
        ✕
      </button>
    </p>
  );
}

/** A group, its version, and what is different in it. */
export function newsText(update: ReferenceUpdate, t: TFunction): string {
  const { group, version } = update;
  const what = changesText(update, t);
  const head = t('reference.updated', { group: t(`reference.groups.${group}`), version });
  return what === '' ? head : t('reference.with', { head, what });
}

export const changesText = ({ added, changed, removed }: ReferenceUpdate, t: TFunction): string =>
  (['added', 'changed', 'removed'] as const)
    .map((kind) => [kind, { added, changed, removed }[kind]] as const)
    .filter(([, { count }]) => count > 0)
    .map(([kind, entries]) => t(`reference.${kind}`, { count: entries.count, names: namesOf(entries, t) }))
    .join(t('reference.and'));

const namesOf = ({ count, names }: NamedEntries, t: TFunction): string =>
  names.join(t('reference.comma')) + (count > names.length ? t('reference.more') : '');
