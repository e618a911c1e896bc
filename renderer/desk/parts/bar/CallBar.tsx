// Renderer, desk page: the call, always in the same place. No dialog ever covers it.

import { maskNumber } from '@shared/order/maskNumber';
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow, useViewOf } from '../../DeskContext';
import type { CallRecord } from '../../state/CallRecord';
import { duration } from '../../view/duration';
import { lineNumbers } from '../../view/lineNumbers';
import { CallActions } from './CallActions';
import './CallBar.css';
import { DutyCall } from './DutyCall';
import { Ladder } from './Ladder';
import { LegChips } from './LegChips';
import { OtherCalls } from './OtherCalls';

export function CallBar() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  return (
    <section
      className={`call-bar phase-${phase}`}
      aria-label={t('bar.label')}
      data-testid="call-bar"
      data-phase={phase}
    >
      <div className="bar-facts">
        <DutyCall />
        <Caller />
        <span className="bar-state" role="status" aria-live="assertive" data-testid="call-state">
          {t(`phase.${phase}`)}
        </span>
        <CallTime />
        <AutoAnswerMark />
        <RecordingMark />
        <Queued />
        <LegChips />
        <OtherCalls />
        <Ladder />
        <LineAdvice />
      </div>
      <CallActions />
    </section>
  );
}

function Caller() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const record = useDeskState((state) => state.record);
  if (phase === 'idle' || record === undefined)
    return <span className="bar-caller quiet">{t('bar.idle')}</span>;
  const number = record.intake.callerNumber || record.call?.legs[0]?.party.number || '';
  const shown = phase === 'ringing' ? maskNumber(number) : number;
  return (
    <span className="bar-caller" data-testid="caller">
      {shown === '' ? t('bar.hidden') : shown}
    </span>
  );
}

function CallTime() {
  const phase = useViewOf(({ phase: at }) => at);
  const call = useDeskState((state) => state.record?.call);
  const now = useHostNow();
  if (call === undefined || phase === 'idle') return <span className="bar-time" />;
  const from = call.answeredAt ?? call.startedAt;
  return <span className="bar-time">{duration((call.endedAt ?? now) - from)}</span>;
}

/** What to do about a bad line, where there is room for it; the sign at the top always stands. */
function LineAdvice() {
  const { t } = useTranslation();
  const line = useDeskState((state) => state.phone.line);
  if (line?.level !== 'bad') return null;
  return (
    <span className="bar-line" data-testid="line-advice">
      <b>{t('line.bad')}</b> {t('line.numbers', lineNumbers(line))}
    </span>
  );
}

/** Whoever sits here is heard without touching a key: said before it rings, and while the tone warns him. */
function AutoAnswerMark() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const on = useDeskState(({ settings }) => settings.autoAnswer);
  const alone = useDeskState(({ others }) => !others.some(isRunning));
  if (!on || !alone || (phase !== 'idle' && phase !== 'ringing')) return null;
  return (
    <span className="bar-auto" data-testid="auto-answer" data-opens={phase === 'ringing'}>
      {t(phase === 'ringing' ? 'bar.opensSoon' : 'bar.autoAnswer')}
    </span>
  );
}

const isRunning = ({ call }: CallRecord): boolean => call !== undefined && call.endedAt === undefined;

/** Where the caller waited and how long: counting while it rings, and as it was from the answer on. */
function Queued() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const call = useDeskState((state) => state.record?.call);
  const now = useHostNow();
  if (call?.queue === undefined || phase === 'idle') return null;
  const waited = duration(Math.max(0, (call.answeredAt ?? call.endedAt ?? now) - call.queue.since));
  return (
    <span className="bar-queue" data-testid="queue">
      {t('others.queued', { queue: call.queue.name, time: waited })}
    </span>
  );
}

/** Seen across the room, for as long as it runs. */
function RecordingMark() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const recording = useDeskState((state) => state.record?.recording ?? false);
  if (!recording || phase === 'idle' || phase === 'ended' || phase === 'interrupted') return null;
  return (
    <span className="bar-recording" role="status" data-testid="recording">
      ● {t('recording.mark')}
    </span>
  );
}
