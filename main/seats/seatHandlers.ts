// Runs in the host. What a seat's own person asks of it.

import type { Clock } from '@shared/kernel/clock';
import type { SeatCommand } from '@shared/seat/decideSeat';
import type { ActorHandlers } from '../ServicesPort';
import type { SeatBoard } from './SeatBoard';

export interface SeatHandlerDeps {
  readonly board: SeatBoard;
  readonly clock: Clock;
}

export function seatHandlers({
  board,
  clock,
}: SeatHandlerDeps): Pick<ActorHandlers, 'seat.set' | 'seat.confirmMissed' | 'seat.extendWrapUp'> {
  return {
    'seat.set': ({ seat }, { to, reason = '' }) => board.ask(seat, [COMMANDS[to](reason)]),
    'seat.confirmMissed': ({ seat }) => board.ask(seat, [{ type: 'confirmMissed' }]),
    'seat.extendWrapUp': ({ seat }) => board.ask(seat, [{ type: 'extendWrapUp', at: clock() }]),
  };
}

const COMMANDS = {
  available: (): SeatCommand => ({ type: 'goAvailable' }),
  pause: (reason: string): SeatCommand => ({ type: 'pause', reason }),
  training: (): SeatCommand => ({ type: 'train' }),
  offline: (): SeatCommand => ({ type: 'signOut' }),
} as const;
