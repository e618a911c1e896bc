// Runs in the host. What goes on at the seats without anybody asking: their times, and what they say to the boards.
import type { SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import { recordIntake } from '../calls/recordIntake';
import type { HandlerDeps } from '../handlers';
import { beside } from './beside';
import { tellSeatCards } from './seatCards';
import { startSeatTimers } from './seatTimers';

/** Answers what ends it. */
export function runSeats(deps: HandlerDeps): readonly (() => void)[] {
  const { options, store, calls, board, reference, people } = deps;
  const { seats, clock } = options;
  const saved = async (seat: SeatId, call: Parameters<typeof calls.intake>[0]) =>
    calls.intake(call, { side: sideOf(seat), lists: reference.at(seat).lists });
  return [
    startSeatTimers({
      seats,
      store,
      board,
      clock,
      go: beside(options.log),
      timers: {
        after: (ms, fn) => {
          const timer = setTimeout(fn, ms);
          timer.unref();
          return () => clearTimeout(timer);
        },
      },
      complete: async (seat, call) => ['wrapUp', 'done'].includes((await saved(seat, call)).step),
      finish: async (seat, call) => {
        if ((await saved(seat, call)).step === 'wrapUp')
          await recordIntake(deps, seat, call, { type: 'wrapUpDone' });
      },
    }),
    tellSeatCards({ ...deps, seats, personAt: people.at }),
  ];
}
