// Runs in the host. Callers who waited in a queue and were never offered to a seat: no seat's call tells of them.
import { missedStream } from '@shared/events/StreamId';
import { type IdMaker, parseSeatId, type SeatId } from '@shared/kernel/ids';
import { type Side, sideOf } from '@shared/kernel/side';
import type { MissedId } from '@shared/missed/MissedCall';
import type { QueueEnd } from '@shared/missed/MissedEvent';
import type { ExchangeCall } from '../exchange/core/callBook';
import type { ExchangeCore } from '../exchange/exchange';
import type { Log } from '../log/Log';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export interface QueueLeaverDeps {
  readonly exchange: Pick<ExchangeCore, 'on' | 'calls'>;
  readonly store: Pick<Store, 'append'>;
  readonly seats: readonly SeatId[];
  readonly newEvent: SeatEvents;
  readonly ids: IdMaker;
  readonly log: Log;
}

/** The caller's own CANCEL, or his socket that closed. */
const CANCELLED = 487;

/** Follows the exchange until it is closed; whoever still waits then is recorded too. */
export function recordQueueLeavers({ exchange, store, seats, newEvent, ids, log }: QueueLeaverDeps) {
  const record = async ({ queue, state, from, number }: ExchangeCall, why: QueueEnd): Promise<void> => {
    // A seat that asks the other side for help has its own record, and is nobody to call back.
    if (queue === undefined || state !== 'trying' || parseSeatId(from) !== undefined) return;
    const { name, since } = queue;
    const side: Side = name.endsWith('110') ? '110' : '12345';
    // Recorded by a seat of that side, whose list it is; where there is none nobody could ever read it.
    const seat = seats.find((one) => sideOf(one) === side);
    if (seat === undefined) return;
    const body = { type: 'queueLeft', number, queue: name, since, why } as const;
    const done = await store.append([newEvent(seat, missedStream(ids() as MissedId), body)]);
    if (!done.ok) log('error', 'missed.notRecorded', { code: done.error.code });
  };
  const off = exchange.on('callEnded', ({ call, status }) => {
    void record(call, status === CANCELLED ? 'gaveUp' : 'turnedAway');
  });
  return {
    close: async (): Promise<void> => {
      off();
      await Promise.all(exchange.calls().map((call) => record(call, 'turnedAway')));
    },
  };
}
