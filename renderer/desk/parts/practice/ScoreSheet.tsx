// Renderer, desk page: the score of a practice call, item by item, with what to do otherwise next time.
import type { ScoredItem, Verdict } from '@shared/practice/score/Score';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { clockOf } from './clockOf';

/** Read at a glance and without colour. */
const SIGN: Readonly<Record<Verdict, string>> = {
  met: '✓',
  partly: '◐',
  missed: '✗',
  notApplicable: '–',
  awaitsTrainer: '…',
};

interface ScoreSheetProps {
  readonly items: readonly ScoredItem[];
  /** The first ring, to which moments are told. */
  readonly from: number;
  readonly onMoment: (at: number) => void;
  /** A trainer looks: marks by three buttons. */
  readonly onMark?: ((item: string, share: number) => void) | undefined;
}

const SHARES = [
  ['good', 1],
  ['fair', 0.5],
  ['poor', 0],
] as const;

export function ScoreSheet({ items, from, onMoment, onMark }: ScoreSheetProps) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="score-sheet" aria-label={t('practice.sheet')}>
      {items.map(({ item, verdict, share, at, tookS }) => (
        <li key={item.id} className={`score-${verdict}`} data-item={item.id} data-verdict={verdict}>
          <span className="score-sign" role="img" aria-label={t(`practice.verdict.${verdict}`)}>
            {SIGN[verdict]}
          </span>
          <b>{inLanguage(item.title, i18n.language)}</b>
          <span className="score-points">
            {t('practice.of', { points: Math.round(share * item.weight * 10) / 10, weight: item.weight })}
          </span>
          {at === undefined ? (
            <span />
          ) : (
            <button type="button" className="score-moment" onClick={() => onMoment(at)}>
              {clockOf(at - from)}
              {tookS === undefined ? '' : ` · ${t('practice.took', { seconds: Math.round(tookS) })}`}
            </button>
          )}
          <span className="score-clause">{item.clause}</span>
          {verdict === 'missed' || verdict === 'partly' ? (
            <p className="score-advice">{inLanguage(item.advice, i18n.language)}</p>
          ) : null}
          {onMark !== undefined && item.check === 'trainer' ? (
            <span className="score-marks">
              {SHARES.map(([name, value]) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={verdict !== 'awaitsTrainer' && share === value}
                  onClick={() => onMark(item.id, value)}
                >
                  {t(`practice.share.${name}`)}
                </button>
              ))}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
