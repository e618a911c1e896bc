// Renderer, desk page: the trainer's items of a run, marked by keys while listening: a row of the keyboard for each.
import type { CallId } from '@shared/kernel/ids';
import type { ScoredItem } from '@shared/practice/score/Score';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import type { DeskAsks } from '../../act/DeskAsks';
import { useDesk } from '../../DeskContext';

const SHARES = [
  ['good', 1],
  ['fair', 0.5],
  ['poor', 0],
] as const;

/** Good, fair, poor from left to right. */
const KEYS: readonly string[] = ['qwe', 'asd', 'zxc'];

/** Those that a person marks, in the order of the keyboard's rows. */
const byTrainer = (items: readonly ScoredItem[]): readonly ScoredItem[] =>
  items.filter(({ item }) => item.check === 'trainer');

const mark = (asks: DeskAsks, call: CallId, item: string, share: number) =>
  void asks.ask('practice.mark', { call, item, share });

/** Answers whether the key marks one of these items. */
export function markByKey(asks: DeskAsks, call: CallId, items: readonly ScoredItem[], key: string): boolean {
  const row = KEYS.findIndex((keys) => key.length === 1 && keys.includes(key));
  const item = byTrainer(items)[row]?.item;
  const [, share] = SHARES[KEYS[row]?.indexOf(key) ?? -1] ?? [];
  if (item === undefined || share === undefined) return false;
  mark(asks, call, item.id, share);
  return true;
}

interface MarksProps {
  readonly call: CallId;
  readonly items: readonly ScoredItem[];
}

export function TrainerMarks({ call, items }: MarksProps) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="led-marks" aria-label={t('practice.sheet')}>
      {byTrainer(items).map((one) => (
        <li key={one.item.id} data-item={one.item.id} data-verdict={one.verdict}>
          <b>{inLanguage(one.item.title, i18n.language)}</b>
          <MarkButtons call={call} items={items} one={one} />
        </li>
      ))}
    </ul>
  );
}

/** Of one of the items. */
export function MarkButtons({ call, items, one }: MarksProps & { readonly one: ScoredItem }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { item, verdict, share } = one;
  const keys = KEYS[byTrainer(items).findIndex((other) => other.item.id === item.id)];
  return (
    <span className="score-marks">
      {SHARES.map(([name, value], column) => (
        <button
          key={name}
          type="button"
          aria-pressed={verdict !== 'awaitsTrainer' && share === value}
          onClick={() => mark(asks, call, item.id, value)}
        >
          {t(`practice.share.${name}`)} {keys ? <kbd>{keys[column]?.toUpperCase()}</kbd> : null}
        </button>
      ))}
    </span>
  );
}
