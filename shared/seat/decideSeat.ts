import { assertNever } from '../kernel/assertNever';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import { isEngaged, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';

/** What a person asks of the seat. */
export type SeatCommand =
  | { readonly type: 'goAvailable' }
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'signOut' }
  | { readonly type: 'confirmMissed' };

/** How long a call may ring at a seat before it is missed there, milliseconds (domain.md, seat states). */
export const MISSED_AFTER = 20_000;

/** The events that the command records, or why it cannot be done. During a call a state is queued for after it. */
export function decideSeat(seat: Seat, command: SeatCommand): Result<readonly SeatEvent[]> {
  switch (command.type) {
    case 'goAvailable':
      if (seat.state.at === 'missed') return fail(CONFIRM_FIRST);
      if (isEngaged(seat)) return ok([{ type: 'nextStateQueued', next: 'available' }]);
      return ok([...signedIn(seat), { type: 'seatMadeAvailable' }]);
    case 'pause':
      return pause(seat, command.reason.trim());
    case 'signOut':
      if (seat.state.at === 'missed') return fail(CONFIRM_FIRST);
      if (isEngaged(seat)) return fail(seat.state.at === 'wrapUp' ? WRAP_UP_FIRST : IN_CALL);
      return seat.state.at === 'offline' ? ok([]) : ok([{ type: 'seatSignedOut' }]);
    case 'confirmMissed':
      return seat.state.at === 'missed'
        ? ok([{ type: 'missConfirmed' }])
        : fail({ code: 'nothingMissed', message: '没有要确认的未接来电。' });
    default:
      return assertNever(command);
  }
}

function pause(seat: Seat, reason: string): Result<readonly SeatEvent[]> {
  if (reason === '') return fail({ code: 'reasonMissing', message: '小休要选一个原因。' });
  if (seat.state.at === 'missed') return fail(CONFIRM_FIRST);
  if (isEngaged(seat)) return ok([{ type: 'nextStateQueued', next: 'pause', reason }]);
  return ok([...signedIn(seat), { type: 'pauseStarted', reason }]);
}

const signedIn = ({ state }: Seat): readonly SeatEvent[] =>
  state.at === 'offline' ? [{ type: 'seatSignedIn' }] : [];

const CONFIRM_FIRST: Failure = {
  code: 'missedNotConfirmed',
  message: '有一个未接来电，先确认再改状态。',
};
const IN_CALL: Failure = {
  code: 'inCall',
  message: '通话中不能签出。',
  hint: '可以先选话后状态，通话结束后再签出。',
};
const WRAP_UP_FIRST: Failure = {
  code: 'wrapUpOpen',
  message: '话后整理还没有结束，保存以后再签出。',
};
