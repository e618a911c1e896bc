import type { Result } from '@shared/kernel/result';
import type { SeatView } from '@shared/seat/Seat';
import type { DeskAsks } from './DeskAsks';

/** Alt+A: one key for *I am ready*, whatever stood in the way: wrap-up, a missed call, a pause. */
export function makeReady(asks: DeskAsks): void {
  const { record, seat } = asks.store.get();
  if (record?.intake.step === 'wrapUp') asks.record({ type: 'wrapUpDone' });
  else if (seat?.state.at === 'missed')
    void asks.ask('seat.confirmMissed', {}).then((answer) => heardSeat(asks, answer));
  else void asks.ask('seat.set', { to: 'available' }).then((answer) => heardSeat(asks, answer));
}

export function pauseSeat(asks: DeskAsks): void {
  void asks.ask('seat.set', { to: 'pause', reason: 'break' }).then((answer) => heardSeat(asks, answer));
}

const heardSeat = (asks: DeskAsks, answer: Result<SeatView>): void => {
  if (answer.ok) asks.store.update((state) => ({ ...state, seat: answer.value }));
};
