// Renderer, desk page: the link to the platform in one quiet line: connected or not, what waits, what needs a person.
// Pressed, it opens the panel that tells more.
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { keyLabel } from '../../../ui/keys/actions';
import { useKeyTable } from '../../../ui/keys/KeysContext';
import { actOn } from '../../act/actOn';
import { useDesk, useDeskState } from '../../DeskContext';

export function LinkStateText() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const key = useKeyTable().platform;
  const link = useDeskState((state) => state.link);
  const online = useDeskState((state) => state.online);
  if (online === 'lost') {
    return (
      <span className="top-link bad" role="status">
        {t('link.hostLost')}
      </span>
    );
  }
  return (
    <Button
      size="small"
      type="text"
      className={`top-link ${tone(link)}`}
      title={`${linkWords(t, 'link', link)} (${t('action.platform')} ${keyLabel(key)})`}
      onClick={() => void actOn(asks, 'platform')}
    >
      <span role="status" data-testid="link" data-state={link?.state}>
        {linkWords(t, 'link.short', link)}
      </span>
      {link?.draining === undefined ? null : (
        <progress
          aria-label={t('link.draining')}
          data-testid="link-progress"
          value={link.draining.sent}
          max={link.draining.of}
        />
      )}
    </Button>
  );
}

/** What hinders most comes first: of a line that has no room for all, the end is cut. */
function linkWords(t: TFunction, words: 'link' | 'link.short', link: LinkStatus | undefined): string {
  if (link === undefined) return '';
  const count = attention(link);
  return [
    link.handoverUnsent === undefined ? [] : t(`${words}.handoverUnsent`),
    count === 0 ? [] : t(`${words}.attention`, { count }),
    t(`${words}.${link.state}`, { waiting: link.waiting }),
  ]
    .flat()
    .join(' · ');
}

const attention = (link: LinkStatus | undefined): number =>
  (link?.refused ?? 0) +
  (link?.parked ?? 0) +
  (link?.missingStreams?.length ?? 0) +
  Object.keys(link?.refusedReference ?? {}).length;

function tone(link: LinkStatus | undefined): string {
  if (link?.state === 'refused' || link?.handoverUnsent !== undefined) return 'bad';
  return link?.state === 'connected' && link.trouble === undefined ? 'good' : '';
}
