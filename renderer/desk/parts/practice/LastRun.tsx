// Renderer, desk page: how the last practice call went: the points, and at most three things for the next one.
import type { ScoredItem } from '@shared/practice/score/Score';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { ActionButton } from '../ActionButton';
import './Practice.css';
import { useRuns } from './useRuns';

const MOST = 3;

export function LastRun() {
  const { t, i18n } = useTranslation();
  const last = useRuns()?.find(({ running }) => !running);
  if (last === undefined) return null;
  const { points, complete, items } = last.score;
  const lost = items
    .filter(({ verdict }) => verdict === 'missed' || verdict === 'partly')
    .sort(byLoss)
    .slice(0, MOST);
  return (
    <section className="last-run" data-testid="last-run" aria-label={t('practice.last')}>
      <p>
        <b className="last-run-points">
          {points === undefined ? t('practice.noPoints') : t('practice.points', { points })}
        </b>
        <span>{inLanguage(last.script.title, i18n.language)}</span>
        {complete ? null : <span className="last-run-open">{t('practice.awaitsTrainer')}</span>}
        <ActionButton action="practiceRuns" always />
      </p>
      {lost.length === 0 ? null : (
        <ul>
          {lost.map(({ item }) => (
            <li key={item.id}>{inLanguage(item.advice, i18n.language)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const byLoss = (a: ScoredItem, b: ScoredItem): number =>
  b.item.weight * (1 - b.share) - a.item.weight * (1 - a.share);
