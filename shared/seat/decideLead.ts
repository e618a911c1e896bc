import { assertNever } from '../kernel/assertNever';
import type { LendingId } from '../kernel/ids';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Person } from '../person/Person';
import type { SeatAddress } from './letter/Letter';
import { isInCall, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';

/** What a lead asks of a seat, and a seat of its lead. Times in milliseconds. */
export type LeadCommand =
  | {
      readonly type: 'free';
      readonly by: Person;
      readonly reason: string;
      readonly to: 'available' | 'offline';
    }
  | {
      readonly type: 'lend';
      readonly lending: LendingId;
      readonly to: string;
      readonly leads: readonly SeatAddress[];
      readonly until?: number | undefined;
    }
  | { readonly type: 'giveBack'; readonly lending: LendingId; readonly by: 'time' | 'lead' | 'seat' }
  | { readonly type: 'askHelp'; readonly word: string }
  | { readonly type: 'withdrawHelp' };

export function decideLead(seat: Seat, command: LeadCommand): Result<readonly SeatEvent[]> {
  switch (command.type) {
    case 'free':
      return free(seat, command);
    case 'lend':
      if (seat.lent !== undefined) return fail(LENT_ALREADY);
      // The call that runs is finished first: only the next one comes from the other city.
      return ok([{ ...command, type: 'seatLent' }]);
    case 'giveBack':
      return seat.lent?.lending === command.lending
        ? ok([{ type: 'seatReturned', lending: command.lending, by: command.by, leads: seat.lent.leads }])
        : ok([]);
    case 'askHelp': {
      const call = seat.contact?.call;
      return ok([{ type: 'helpAsked', word: command.word.trim(), ...(call === undefined ? {} : { call }) }]);
    }
    case 'withdrawHelp':
      return ok(seat.help === undefined ? [] : [{ type: 'helpWithdrawn' }]);
    default:
      return assertNever(command);
  }
}

/** A wrap-up nobody ends, a miss nobody confirms, a pause over its limit, a call whose phone is lost. */
function free(
  seat: Seat,
  { by, reason, to }: Extract<LeadCommand, { type: 'free' }>,
): Result<readonly SeatEvent[]> {
  if (reason.trim() === '') return fail(REASON_MISSING);
  if (isInCall(seat) && (to === 'available' || seat.connected)) return fail(SEAT_IN_CALL);
  if (seat.state.at === 'offline') return fail(NOBODY_THERE);
  return ok([{ type: 'seatFreed', by, reason: reason.trim(), to }]);
}

const REASON_MISSING: Failure = { code: 'reasonMissing', message: '请写明原因。' };
const SEAT_IN_CALL: Failure = {
  code: 'seatInCall',
  message: '该座席正在通话，不能改为空闲。',
  hint: '可以留言、监听或接管；通话结束后再处理。',
};
const NOBODY_THERE: Failure = { code: 'seatOffline', message: '该座席没有签入。' };
const LENT_ALREADY: Failure = { code: 'seatLentAlready', message: '该座席已借出。' };
