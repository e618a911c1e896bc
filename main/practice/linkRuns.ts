// Runs in the host. Which calls a trainee took as one event stands in the stream of an incident; what counts for a run is
// told in its own stream too, so that its score follows from that alone.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream, incidentStream } from '@shared/events/StreamId';
import { incidentFrom } from '@shared/incident/Incident';
import type { IncidentEvent } from '@shared/incident/IncidentEvent';
import type { CallId, IncidentId } from '@shared/kernel/ids';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { RunBook } from './runBook';

interface LinkParts {
  readonly store: Pick<Store, 'readStream' | 'append'>;
  readonly book: Pick<RunBook, 'read'>;
  readonly newEvent: SeatEvents;
}

/** A listener of what was committed. */
export const linkRuns =
  (parts: LinkParts) =>
  (events: readonly RecordedEvent[]): void => {
    for (const { stream, body } of events) {
      const call = joining(body);
      if (call !== undefined)
        void link(parts, stream.slice('incident:'.length) as IncidentId, call).catch(() => undefined);
    }
  };

/** The call whose place in an event has changed: who opens an event is the last of its calls. */
function joining(body: RecordedEvent['body']): CallId | undefined {
  if (body.type === 'incidentOpened') return body.calls.at(-1);
  return body.type === 'incidentJoined' || body.type === 'incidentLeft' ? body.call : undefined;
}

async function link({ store, book, newEvent }: LinkParts, id: IncidentId, call: CallId): Promise<void> {
  const run = await book.read(call);
  if (run === undefined) return;
  const events = await store.readStream(incidentStream(id));
  const together = incidentFrom(events.map(({ body }) => body as IncidentEvent))?.calls ?? [];
  const calls = together.includes(call) ? together.filter((one) => one !== call) : [];
  await store.append([newEvent(run.seat, callStream(call), { type: 'practiceLinked', calls })]);
}
