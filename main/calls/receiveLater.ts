// Runs in the host. A hand-over record that was not there when its call rang: without the platform the call brings
// the id, the row and the danger; the rest follows.
import { callStream } from '@shared/events/StreamId';
import type { EventId, HandoverId, SeatId } from '@shared/kernel/ids';
import type { DutyCalls } from '../orders/dutyCalls';
import type { PlatformLink } from '../sync/PlatformLink';
import type { CallLog } from './callLog';
import type { PhoneFact } from './recordFacts';

interface LaterDeps {
  readonly duty: DutyCalls;
  readonly link: PlatformLink;
  readonly calls: CallLog;
}

export function receiveLater(
  { link, calls, duty }: LaterDeps,
  seat: SeatId,
  { id, call, at }: PhoneFact,
  handover: HandoverId,
): void {
  link.awaitHandover(seat, handover, (record) => {
    void calls.inTurn(call, async () => {
      const past = await calls.read(call);
      const base = { stream: callStream(call), at: Math.max(at, past.at(-1)?.at ?? at), seat } as const;
      return duty.append(past, [
        {
          ...base,
          // As it would be had it come in time, so that it is recorded once.
          id: `${id}/handover` as EventId,
          origin: 'seat',
          body: { type: 'handoverReceived', record },
        },
      ]);
    });
  });
}
