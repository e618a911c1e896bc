// Renderer, desk page: the duty phone that is rung: it has the line now, whoever waits beside it.
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';
import { phaseOf } from '../../view/phaseOf';
import { usePartyName } from '../atOnce/usePartyName';

export function DutyCall() {
  const { t } = useTranslation();
  const now = useHostNow();
  const nameOf = usePartyName();
  const duty = useDeskState((state) => state.duty);
  const lists = useDeskState((state) => state.waiting.atOnce);
  if (duty?.call === undefined) return null;
  const { id, call } = duty;
  const step = lists.flatMap(({ steps }) => steps).find(({ calls }) => calls.some((one) => one.call === id));
  const from = call.answeredAt ?? call.startedAt;
  return (
    <div className="duty-call" role="status" data-testid="duty-call" data-phase={phaseOf(duty)}>
      <b>{step === undefined ? t('atOnce.office') : nameOf(step.to)}</b> {call.legs.at(-1)?.party.number}{' '}
      <strong>{t(`phase.${phaseOf(duty)}`)}</strong> <time>{duration(now - from)}</time>
      {call.microphoneMuted ? <span className="leg leg-muted">{t('bar.muted')}</span> : null}
    </div>
  );
}
