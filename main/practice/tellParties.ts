// Runs in the host. What a trainee does at the desk of a practice call is told to its scripted parties, as far as a
// person on the line would hear it from him.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callOf } from '@shared/events/StreamId';
import { cueOf } from '@shared/practice/cueOf';
import type { PushListener } from '../ServicesPort';
import type { Castings } from './castings';

/** A listener of what was committed. */
export const tellParties =
  (castings: Pick<Castings, 'of'>, push: PushListener) =>
  (events: readonly RecordedEvent[]): void => {
    for (const { stream, seat, body } of events) {
      const call = callOf(stream);
      const script = call === undefined ? undefined : castings.of(call)?.script;
      if (script === undefined) continue;
      const cue = cueOf(script, body);
      if (cue !== undefined) push({ seat, page: 'phone' }, 'practice.cue', { script: script.id, cue });
    }
  };
