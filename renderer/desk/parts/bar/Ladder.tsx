// Renderer, desk page: how far the climb has come, and how it ended.
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow, useViewOf } from '../../DeskContext';
import { ladderView } from '../../view/ladderView';

export function Ladder() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const call = useDeskState((state) => state.record?.call);
  const limit = useDeskState((state) => state.settings.noAnswerAfter);
  const now = useHostNow();
  const ladder = phase === 'idle' ? undefined : ladderView(call);
  if (ladder === undefined) return <div className="ladder" />;
  const seconds = Math.max(0, Math.floor((now - ladder.startedAt) / 1000));
  return (
    <div className="ladder" role="status" data-testid="ladder" data-result={ladder.result ?? 'running'}>
      <b>{t(`step.${ladder.step}`, { target: ladder.target })}</b>
      <ol>
        {ladder.steps.map(({ name, mark }) => (
          <li key={name} className={`rung rung-${mark}`} aria-current={mark === 'now' ? 'step' : undefined}>
            {name === 'ringing' && mark === 'now'
              ? t('ladder.ringingFor', { seconds, limit: Math.round(limit / 1000) })
              : t(`ladder.${name}`)}
          </li>
        ))}
      </ol>
      {ladder.result === undefined ? null : (
        <span className={`result result-${ladder.result}`}>{t(`result.${ladder.result}`)}</span>
      )}
    </div>
  );
}
