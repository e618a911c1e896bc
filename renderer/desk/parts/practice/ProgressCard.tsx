// Renderer, desk page: how somebody gets on with practice: the points over time, each skill beside the group, and
// scripts for the rows that go wrong. Pressing one lets its caller ring.
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { CERTIFICATE_RUNS, progressOf } from '@shared/practice/progressOf';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDesk, useDeskState } from '../../DeskContext';
import { Radar } from './Radar';

interface ProgressCardProps {
  readonly who: string;
  readonly mine: readonly PracticeRun[];
  readonly everybodys: readonly PracticeRun[];
}

const SKILLS = 6;
const WIDTH = 200;
const HEIGHT = 36;

export function ProgressCard({ who, mine, everybodys }: ProgressCardProps) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const scripts = useDeskState((state) => state.scripts);
  const { runs, points, groupPoints, skills, radar, certificates, weakRows } = progressOf(mine, everybodys);
  if (points === undefined) return null;
  const proposed = scripts.filter(({ rows }) => rows.some((row) => weakRows.includes(row))).slice(0, 3);
  return (
    <section className="progress" data-testid="progress" aria-label={t('practice.progress')}>
      <p>
        <b>{who}</b> {t('practice.mean', { points, count: runs.length, group: groupPoints ?? points })}{' '}
        {certificates.map(({ side, runs: count, standing, thresholds: { partial, low, nonCompliant } }) => (
          <span
            key={side}
            data-certificate={standing}
            title={t('practice.thresholds', { partial, low, nonCompliant })}
          >
            {side} {t(`practice.certificate.${standing}`, { missing: Math.max(0, CERTIFICATE_RUNS - count) })}
          </span>
        ))}
      </p>
      <Trend runs={runs} label={t('practice.trend')} />
      <Radar axes={radar} />
      <ul>
        {skills.slice(0, SKILLS).map(({ item, share, group }) => (
          <li key={item.id}>
            <span>{inLanguage(item.title, i18n.language)}</span>
            <meter
              value={share}
              aria-label={t('practice.skill', {
                mine: Math.round(share * 100),
                group: Math.round(group * 100),
              })}
            />
            <span className="progress-group">
              {t('practice.skill', { mine: Math.round(share * 100), group: Math.round(group * 100) })}
            </span>
          </li>
        ))}
      </ul>
      {proposed.length === 0 ? null : (
        <p className="progress-next">
          {t('practice.proposed')}{' '}
          {proposed.map(({ id, title }) => (
            <button key={id} type="button" onClick={() => void asks.ask('practice.ring', { script: id })}>
              {inLanguage(title, i18n.language)}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

/** Points of each run from left to right, 0 below and 100 above. */
function Trend({ runs, label }: { readonly runs: readonly PracticeRun[]; readonly label: string }) {
  if (runs.length < 2) return null;
  const dots = runs.map(({ score }, at) => {
    const x = (at / (runs.length - 1)) * WIDTH;
    return `${x.toFixed(1)},${(HEIGHT - ((score.points ?? 0) / 100) * HEIGHT).toFixed(1)}`;
  });
  return (
    <svg className="progress-trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polyline points={dots.join(' ')} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
