// Runs in the host. What became of the calls that ran when the program, or its phone page, went away.
import type { Call } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import { callStream } from '@shared/events/StreamId';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import type { DutyCalls } from '../orders/dutyCalls';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { CallLog } from './callLog';

export interface ResumeDeps {
  readonly store: Store;
  readonly calls: CallLog;
  readonly duty: DutyCalls;
  readonly newEvent: SeatEvents;
  /** When this host started: a call that was written to since then never lost its host. */
  readonly startedAt: number;
}

/**
 * The phone page says which calls it has. Each call that the log holds open is recorded as found, once after a
 * restart of the host, or as lost where the phone does not have it: then the caller is offered for a call-back.
 */
export async function resumeCalls(
  { store, calls, duty, newEvent, startedAt }: ResumeDeps,
  seat: SeatId,
  owned: readonly CallId[],
): Promise<Result<null>> {
  for (const { call, endedAt, lost } of await store.openCalls(seat)) {
    if (endedAt !== undefined || lost) continue;
    const done = await calls.inTurn(call, async () => {
      const events = await calls.read(call);
      // Facts that waited in the phone page came in just before: the call may have ended in an orderly way.
      const ended = events.reduce<Call | undefined>(evolveCall, undefined)?.endedAt !== undefined;
      const sinceStart = events.some(({ recordedAt }) => recordedAt >= startedAt);
      const found = owned.includes(call);
      if (ended || (found && sinceStart)) return ok(null);
      const body = { type: found ? 'callFound' : 'callLost' } as const;
      return duty.append(events, [newEvent(seat, callStream(call), body)]);
    });
    if (!done.ok) return done;
  }
  return ok(null);
}
