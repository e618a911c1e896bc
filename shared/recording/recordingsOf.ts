import type { DomainEvent } from '../events/RecordedEvent';
import type { RecordingId } from '../kernel/ids';
import type { RecordingResult } from './RecordingEvent';

/** One recording of a call. Times in milliseconds since the epoch; without `result` it runs, or its phone died. */
export interface Recording {
  readonly recording: RecordingId;
  readonly startedAt: number;
  readonly seconds?: number | undefined;
  readonly result?: RecordingResult | undefined;
  readonly deleted: boolean;
}

/** The recordings that the events of a call's stream tell of, oldest first. */
export function recordingsOf(
  events: readonly { readonly at: number; readonly body: DomainEvent }[],
): readonly Recording[] {
  const found = new Map<RecordingId, Recording>();
  for (const { at, body } of events) {
    if (body.type === 'recordingStarted')
      found.set(body.recording, { recording: body.recording, startedAt: at, deleted: false });
    if (body.type !== 'recordingEnded' && body.type !== 'recordingDeleted') continue;
    const known = found.get(body.recording);
    if (known === undefined) continue;
    const change =
      body.type === 'recordingEnded' ? { seconds: body.seconds, result: body.result } : { deleted: true };
    found.set(body.recording, { ...known, ...change });
  }
  return [...found.values()];
}
