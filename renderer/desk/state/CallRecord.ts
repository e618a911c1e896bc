import type { Call } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { evolveIntake, foldIntake } from '@shared/intake/foldIntake';
import type { IntakeSetting, IntakeState } from '@shared/intake/IntakeState';
import type { CallId } from '@shared/kernel/ids';

/** One call as this page has heard of it: what the phone's facts and the intake's events fold to. */
export interface CallRecord {
  readonly id: CallId;
  /** Version of the last event folded in. */
  readonly version: number;
  readonly call: Call | undefined;
  readonly intake: IntakeState;
  /** When each field was last safe in the log, by the host's clock. */
  readonly savedAt: Readonly<Record<string, number>>;
  /** DTMF tones that the phone has sent, in order. */
  readonly tones: string;
  /** What is said is being recorded. */
  readonly recording: boolean;
}

export const callOf = (event: RecordedEvent): CallId | undefined =>
  event.stream.startsWith('call:') ? (event.stream.slice('call:'.length) as string as CallId) : undefined;

export const newRecord = (id: CallId, setting: IntakeSetting): CallRecord => ({
  id,
  version: 0,
  call: undefined,
  intake: foldIntake([], setting),
  savedAt: {},
  tones: '',
  recording: false,
});

/**
 * Folds in what follows on `record.version` without a gap. An event that came twice changes nothing; one that came
 * too early is left out, and `hasHole` tells it.
 */
export function evolveRecord(
  record: CallRecord,
  events: readonly RecordedEvent[],
  setting: IntakeSetting,
): CallRecord {
  const fresh: RecordedEvent[] = [];
  for (const event of events) {
    if (callOf(event) === record.id && event.version === record.version + fresh.length + 1) fresh.push(event);
  }
  if (fresh.length === 0) return record;
  return {
    id: record.id,
    version: record.version + fresh.length,
    call: fresh.reduce(evolveCall, record.call),
    intake: evolveIntake(record.intake, fresh, setting),
    savedAt: fresh.reduce(noteSaved, record.savedAt),
    recording: fresh.reduce(noteRecording, record.recording),
    tones: fresh.reduce(
      (tones, { body }) => (body.type === 'dtmfSent' ? tones + body.tone : tones),
      record.tones,
    ),
  };
}

function noteRecording(recording: boolean, { body }: RecordedEvent): boolean {
  if (body.type === 'recordingStarted') return true;
  return body.type === 'recordingEnded' || body.type === 'callLost' ? false : recording;
}

function noteSaved(
  savedAt: CallRecord['savedAt'],
  { body, recordedAt }: RecordedEvent,
): CallRecord['savedAt'] {
  if (body.type !== 'fieldsWritten') return savedAt;
  return { ...savedAt, ...Object.fromEntries(Object.keys(body.fields).map((field) => [field, recordedAt])) };
}

/** True where `events` hold something of the call that this page cannot fold yet: ask for the whole stream. */
export const hasHole = (record: CallRecord, events: readonly RecordedEvent[]): boolean =>
  events.some((event) => callOf(event) === record.id && event.version > record.version);

/** Nothing more can be written into this call. */
export const isFinished = ({ intake, call }: CallRecord): boolean =>
  intake.done || (intake.step === 'idle' && call?.endedAt !== undefined);
