import { assertNever } from '../kernel/assertNever';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Person } from '../person/Person';
import { decideLead, type LeadCommand } from './decideLead';
import { decideWrapUp, type WrapUpCommand } from './decideWrapUp';
import { isEngaged, isInCall, type Rest, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';
import { DEFAULT_RULES, limitOf, type SeatRules } from './SeatRules';

/** What is asked of the seat: by its person, by the time, by a lead. */
export type SeatCommand =
  | { readonly type: 'goAvailable' }
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'train' }
  /** Whoever sat here before is signed out by it. */
  | {
      readonly type: 'signIn';
      readonly person: Person;
      readonly shift?: string | undefined;
      readonly team?: string | undefined;
    }
  | { readonly type: 'signOut' }
  | { readonly type: 'confirmMissed' }
  | WrapUpCommand
  | LeadCommand;

/** How long a call may ring at a seat before it is missed there, milliseconds (domain.md, seat states). */
export const MISSED_AFTER = 20_000;

/** The events that the command records, or why it cannot be done. During a call a state is queued for after it. */
export function decideSeat(
  seat: Seat,
  command: SeatCommand,
  rules: SeatRules = DEFAULT_RULES,
): Result<readonly SeatEvent[]> {
  switch (command.type) {
    case 'goAvailable':
      return rest(seat, { to: 'available' });
    case 'pause': {
      const reason = command.reason.trim();
      if (reason === '') return fail({ code: 'reasonMissing', message: '小休要选一个原因。' });
      return rest(seat, { to: 'pause', reason, limit: limitOf(rules, reason) });
    }
    case 'train':
      return rest(seat, { to: 'training' });
    case 'signIn':
      return signIn(seat, command);
    case 'signOut':
      return signOut(seat);
    case 'confirmMissed':
      return seat.state.at === 'missed'
        ? ok([{ type: 'missConfirmed' }])
        : fail({ code: 'nothingMissed', message: '没有要确认的未接来电。' });
    case 'beginWrapUp':
    case 'extendWrapUp':
    case 'endWrapUp':
      return decideWrapUp(seat, command, rules.wrapUp);
    case 'free':
    case 'lend':
    case 'giveBack':
    case 'askHelp':
    case 'withdrawHelp':
      return decideLead(seat, command);
    default:
      return assertNever(command);
  }
}

type Wish = Exclude<Rest, { to: 'offline' }>;

/** Now, or after the call; an optional wrap-up is left by it. */
function rest(seat: Seat, wish: Wish): Result<readonly SeatEvent[]> {
  const { state } = seat;
  if (state.at === 'missed') return fail(CONFIRM_FIRST);
  if (state.at === 'wrapUp' && state.mode === 'optional')
    return ok([{ type: 'wrapUpEnded', call: state.call, by: 'person' }, begun(wish)]);
  if (isEngaged(seat)) return ok([queued(wish)]);
  return ok([...signedIn(seat), begun(wish)]);
}

function begun(wish: Wish): SeatEvent {
  if (wish.to === 'pause') return { type: 'pauseStarted', ...pauseOf(wish) };
  return { type: wish.to === 'available' ? 'seatMadeAvailable' : 'trainingStarted' };
}

const queued = (wish: Wish): SeatEvent => ({
  type: 'nextStateQueued',
  next: wish.to,
  ...(wish.to === 'pause' ? pauseOf(wish) : {}),
});

const pauseOf = ({ reason, limit }: Extract<Rest, { to: 'pause' }>) => ({
  reason,
  ...(limit === undefined ? {} : { limit }),
});

function signIn(
  seat: Seat,
  { person, shift, team }: Extract<SeatCommand, { type: 'signIn' }>,
): Result<readonly SeatEvent[]> {
  const { state, person: before } = seat;
  if (before?.id === person.id && before.role === person.role && state.at !== 'offline') return ok([]);
  const left = signOut(seat);
  if (!left.ok) return left;
  const where = { ...(shift === undefined ? {} : { shift }), ...(team === undefined ? {} : { team }) };
  return ok([...left.value, { type: 'seatSignedIn', person, ...where }]);
}

/** Never in a call, and never over a missed one: somebody has to answer for both. */
function signOut(seat: Seat): Result<readonly SeatEvent[]> {
  const { state, person } = seat;
  if (state.at === 'missed') return fail(CONFIRM_FIRST);
  if (state.at === 'wrapUp') return fail(WRAP_UP_FIRST);
  if (isInCall(seat)) return fail(IN_CALL);
  return ok(state.at === 'offline' && person === undefined ? [] : [{ type: 'seatSignedOut' }]);
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
