// Runs in the host. What the time does to a seat: a wrap-up gets the rule of its team and ends by it, a lent seat comes
// back.
import { callStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, SeatId } from '@shared/kernel/ids';
import type { SeatCommand } from '@shared/seat/decideSeat';
import type { SeatView } from '@shared/seat/Seat';
import type { Timers } from '../exchange/core/ports';
import type { Store } from '../store/Store';
import type { SeatBoard } from './SeatBoard';

export interface SeatTimerDeps {
  readonly seats: readonly SeatId[];
  readonly store: Store;
  readonly board: SeatBoard;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Does it beside. */
  go(work: Promise<unknown>): void;
  /** `complete`: no required field of this call is open. */
  complete(seat: SeatId, call: CallId): Promise<boolean>;
  /** The wrap-up ended by its time: the record is closed as it was saved. */
  finish(seat: SeatId, call: CallId): Promise<unknown>;
}

export function startSeatTimers(deps: SeatTimerDeps): () => void {
  const { seats, store, board, clock, timers } = deps;
  const cancels = new Map<SeatId, () => void>();
  const ask = (seat: SeatId, command: SeatCommand) => board.ask(seat, [command]);

  const endWrapUp = async (seat: SeatId, call: CallId) => {
    const complete = await deps.complete(seat, call);
    const asked = await ask(seat, { type: 'endWrapUp', at: clock(), complete });
    if (asked.ok && complete && asked.value.state.at !== 'wrapUp') await deps.finish(seat, call);
  };

  const look = (seat: SeatId, { state, lent }: SeatView) => {
    cancels.get(seat)?.();
    cancels.delete(seat);
    const at = (when: number, work: () => Promise<unknown>) =>
      cancels.set(
        seat,
        timers.after(Math.max(0, when - clock()), () => deps.go(work())),
      );
    if (state.at === 'wrapUp') {
      if (state.until === undefined) deps.go(ask(seat, { type: 'beginWrapUp' }));
      else if (state.mode === 'timed' || state.mode === 'strict')
        at(state.until, () => endWrapUp(seat, state.call));
    } else if (lent?.until !== undefined) {
      at(lent.until, () => ask(seat, { type: 'giveBack', lending: lent.lending, by: 'time' }));
    }
  };

  const offs = [
    board.onChange(look),
    // Required fields have stopped it: it ends with the field that was the last.
    store.onCommitted((events) => {
      for (const seat of seats) {
        const { state } = board.view(seat);
        if (state.at !== 'wrapUp' || state.until === undefined || clock() < state.until) continue;
        if (events.some(({ stream }) => stream === callStream(state.call)))
          deps.go(endWrapUp(seat, state.call));
      }
    }),
  ];
  for (const seat of seats) look(seat, board.view(seat));
  return () => {
    for (const off of offs) off();
    for (const cancel of cancels.values()) cancel();
  };
}
