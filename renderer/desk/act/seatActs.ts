import type { Calls } from '@shared/contract/calls';
import type { Result } from '@shared/kernel/result';
import type { SeatView } from '@shared/seat/Seat';
import type { DeskAsks } from './DeskAsks';

/** Alt+A: one key for *I am ready*, whatever stood in the way: wrap-up, a missed call, a pause. */
export function makeReady(asks: DeskAsks): void {
  const { record, seat } = asks.store.get();
  if (record?.intake.step === 'wrapUp') asks.record({ type: 'wrapUpDone' });
  else if (seat?.state.at === 'missed')
    void asks.ask('seat.confirmMissed', {}).then((answer) => heardSeat(asks, answer));
  else setSeat(asks, { to: 'available' });
}

/** Alt+B shows the reasons with their digits; once more takes the first. */
export function openPause(asks: DeskAsks): void {
  if (asks.store.get().screen.open === 'pause') choosePause(asks, 0);
  else asks.screen({ open: 'pause' });
}

export function choosePause(asks: DeskAsks, at: number): void {
  const rule = asks.store.get().settings.seatRules.pauses[at];
  if (rule === undefined) return;
  asks.screen({ open: 'none' });
  setSeat(asks, { to: 'pause', reason: rule.reason });
}

export const goTraining = (asks: DeskAsks): void => setSeat(asks, { to: 'training' });

export const extendWrapUp = (asks: DeskAsks): void =>
  void asks.ask('seat.extendWrapUp', {}).then((answer) => heardSeat(asks, answer));

const setSeat = (asks: DeskAsks, to: Calls['seat.set']['arg']): void =>
  void asks.ask('seat.set', to).then((answer) => heardSeat(asks, answer));

const heardSeat = (asks: DeskAsks, answer: Result<SeatView>): void => {
  if (answer.ok) asks.store.update((state) => ({ ...state, seat: answer.value }));
};
