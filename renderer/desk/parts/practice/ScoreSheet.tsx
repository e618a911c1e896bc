// Renderer, desk page: the score of a practice call, item by item, with what to do otherwise next time.
import type { CallId } from '@shared/kernel/ids';
import type { ScoredItem, Verdict } from '@shared/practice/score/Score';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { clockOf } from './clockOf';
import { MarkButtons } from './TrainerMarks';

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
  /** A trainer looks, and marks his items of this call. */
  readonly marks?: CallId | undefined;
}

export function ScoreSheet({ items, from, onMoment, marks }: ScoreSheetProps) {
  const { t } = useTranslation();
  return (
    <ol className="score-sheet" aria-label={t('practice.sheet')}>
      {items.map((one) => (
        <ScoreLine key={one.item.id} one={one} from={from} onMoment={onMoment}>
          {marks !== undefined && one.item.check === 'trainer' ? (
            <MarkButtons call={marks} items={items} one={one} />
          ) : null}
        </ScoreLine>
      ))}
    </ol>
  );
}

/** Checks that hold what was done against what was expected; the others tell what should not have been there. */
const EXPECTS: ReadonlySet<string> = new Set([
  'row',
  'side',
  'ladder',
  'level',
  'departments',
  'settled',
  'facts',
]);

/** Rungs and owners have words; codes of the lists and a person's own words stand as they are. */
const wordsOf = (codes: string | undefined, t: TFunction): string =>
  (codes ?? '')
    .split(' ')
    .map((code) => t(`practice.code.${code}`, { defaultValue: code }))
    .join(' ') || t('practice.nothing');

interface ScoreLineProps extends Pick<ScoreSheetProps, 'from' | 'onMoment'> {
  readonly one: ScoredItem;
  readonly children: ReactNode;
}

function ScoreLine({ one, from, onMoment, children }: ScoreLineProps) {
  const { t, i18n } = useTranslation();
  const { item, verdict, share, at, tookS, hands, found, expected } = one;
  const lost = verdict === 'missed' || verdict === 'partly';
  return (
    <li className={`score-${verdict}`} data-item={item.id} data-verdict={verdict}>
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
          {hands === undefined ? '' : ` · ${t('practice.hands', hands)}`}
        </button>
      )}
      <span className="score-clause">{one.clause ?? item.clause}</span>
      {lost ? (
        <p className="score-advice">
          {expected || found ? (
            <b>
              {t(EXPECTS.has(item.check) ? 'practice.expected' : 'practice.found', {
                expected: wordsOf(expected, t),
                found: wordsOf(found, t),
              })}
            </b>
          ) : null}
          {inLanguage(item.advice, i18n.language)}
        </p>
      ) : null}
      {children}
    </li>
  );
}
