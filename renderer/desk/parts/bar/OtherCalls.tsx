// Renderer, desk page: the calls beside the one on the screen: quiet, never over it, each with the key that takes it.
import { type Call, endOf } from '@shared/call/Call';
import { maskNumber } from '@shared/order/maskNumber';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { useDeskState, useHostNow, useView } from '../../DeskContext';
import { duration, timeOfDay } from '../../view/duration';
import { callToGoBackTo, type OtherCall, otherCalls } from '../../view/otherCalls';

export function OtherCalls() {
  const { t } = useTranslation();
  const { available } = useView();
  const others = useDeskState((state) => state.others);
  const calls = otherCalls({ others });
  const back = callToGoBackTo({ others })?.id;
  const first = calls.find(({ phase }) => phase === 'ringing')?.id;
  return (
    <ul className="other-calls" aria-label={t('others.label')} data-testid="other-calls" aria-live="polite">
      {calls.map((call) => (
        <li key={call.id} className={`other-call other-${call.phase}`} data-phase={call.phase}>
          <Said call={call} />
          {call.recording ? <span className="bar-recording"> ● {t('recording.mark')}</span> : null}
          {call.id === first && available.has('answer') ? <Kbd action="answer" /> : null}
          {call.id === back ? <Kbd action="switchCall" /> : null}
        </li>
      ))}
      <InVain />
    </ul>
  );
}

function Said({ call }: { readonly call: OtherCall }) {
  const { t } = useTranslation();
  const now = useHostNow();
  const time = duration(Math.max(0, now - call.since));
  const number = call.number === '' ? t('bar.hidden') : call.number;
  return (
    <span>
      <b>{t(`phase.${call.phase}`)}</b> {number}{' '}
      {call.queue === undefined ? time : t('others.queued', { queue: call.queue, time })}
    </span>
  );
}

/** Who gave up meanwhile, or could not be reached, is told until the next one: nothing ends in silence. */
function InVain() {
  const { t } = useTranslation();
  const call = useDeskState((state) => state.inVain?.call);
  if (call === undefined) return null;
  const number = maskNumber(call.legs[0]?.party.number ?? '');
  const time = timeOfDay(call.endedAt ?? call.startedAt).slice(0, 5);
  const isOurs = call.dialled === '';
  return (
    <li className="other-call other-untaken" data-phase={isOurs ? 'unreached' : 'untaken'}>
      {isOurs
        ? t('others.unreached', { number, time, why: t(`result.${resultOf(call)}`) })
        : t('others.untaken', { number, time })}
    </li>
  );
}

const resultOf = (call: Call): 'busy' | 'noAnswer' | 'rejected' | 'failed' => {
  const cause = endOf(call);
  return cause === 'busy' || cause === 'noAnswer' || cause === 'rejected' ? cause : 'failed';
};
