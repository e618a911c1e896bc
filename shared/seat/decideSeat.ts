import { assertNever } from '../kernel/assertNever';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Person } from '../person/Person';
import { isEngaged, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';

/** What a person asks of the seat. */
export type SeatCommand =
  | { readonly type: 'goAvailable' }
  | { readonly type: 'pause'; readonly reason: string }
  /** Whoever sat here before is signed out by it. */
  | { readonly type: 'signIn'; readonly person: Person }
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
    case 'signIn':
      return signIn(seat, command.person);
    case 'signOut':
      return signOut(seat);
    case 'confirmMissed':
      return seat.state.at === 'missed'
        ? ok([{ type: 'missConfirmed' }])
        : fail({ code: 'nothingMissed', message: '没有要确认的未接来电。' });
    default:
      return assertNever(command);
  }
}

function signIn(seat: Seat, person: Person): Result<readonly SeatEvent[]> {
  const { state, person: before } = seat;
  if (before?.id === person.id && before.role === person.role && state.at !== 'offline') return ok([]);
  const left = signOut(seat);
  return left.ok ? ok([...left.value, { type: 'seatSignedIn', person }]) : left;
}

/** Never in a call, and never over a missed one: somebody has to answer for both. */
function signOut({ state, person }: Seat): Result<readonly SeatEvent[]> {
  if (state.at === 'missed') return fail(CONFIRM_FIRST);
  if (state.at === 'wrapUp') return fail(WRAP_UP_FIRST);
  if (state.at === 'offered' || state.at === 'busy') return fail(IN_CALL);
  return ok(state.at === 'offline' && person === undefined ? [] : [{ type: 'seatSignedOut' }]);
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
