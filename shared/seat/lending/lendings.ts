import type { LendingId } from '../../kernel/ids';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import { type SeatAddress, sameAddress } from '../letter/Letter';
import type { LendingEvent, LendingWish } from './LendingEvent';

/**
 * One lending as a lead's seat knows it.
 *
 *   asked ──given──▶ (short) ──given──▶ full ──back … back──▶ over
 */
export interface Lending extends LendingWish {
  /** `asking`: this city wants seats; `lending`: another one asks this city. */
  readonly part: 'asking' | 'lending';
  /** The lead of the other city, who asked. Absent: we did. */
  readonly from?: SeatAddress | undefined;
  readonly askedAt: number;
  /** Seats that were lent and have not come back. */
  readonly out: readonly SeatAddress[];
  readonly back: readonly SeatAddress[];
}

export type Lendings = ReadonlyMap<LendingId, Lending>;

/** One recorded event of the lead's own stream; what does not fit changes nothing. */
export function evolveLendings(
  all: Lendings,
  { at, body }: { readonly at: number; readonly body: LendingEvent },
): Lendings {
  const known = all.get(body.lending);
  switch (body.type) {
    case 'lendingAsked':
    case 'lendingHeard': {
      if (known !== undefined) return all;
      const { lending, side, count, reason, until } = body;
      const wish = { lending, side, count, reason, until, askedAt: at, out: [], back: [] };
      const one: Lending =
        body.type === 'lendingAsked'
          ? { ...wish, part: 'asking' }
          : { ...wish, part: 'lending', from: body.from };
      return new Map(all).set(lending, one);
    }
    case 'lendingGiven': {
      if (known === undefined) return all;
      const fresh = body.seats.filter(
        (seat) => ![...known.out, ...known.back].some((one) => sameAddress(one, seat)),
      );
      return new Map(all).set(body.lending, { ...known, out: [...known.out, ...fresh] });
    }
    case 'lendingBack': {
      if (!known?.out.some((one) => sameAddress(one, body.seat))) return all;
      return new Map(all).set(body.lending, {
        ...known,
        out: known.out.filter((one) => !sameAddress(one, body.seat)),
        back: [...known.back, body.seat],
      });
    }
  }
}

/** How many are still wanted; a seat that came back is wanted no more. */
export const stillWanted = ({ count, out, back }: Lending): number =>
  Math.max(0, count - out.length - back.length);

/** Over: its time is, or everybody who was lent has come back and nobody is wanted any more. */
export const isOver = (lending: Lending, now: number): boolean =>
  lending.out.length === 0 &&
  ((lending.until !== undefined && now >= lending.until) || stillWanted(lending) === 0);

/** Another city waits for an answer. */
export const isWaiting = (lending: Lending, now: number): boolean =>
  lending.part === 'lending' && !isOver(lending, now) && stillWanted(lending) > 0;

/** What another city may be lent: its own wish, not over, not more than it asked for. */
export function decideGive(
  all: Lendings,
  lending: LendingId,
  seats: readonly SeatAddress[],
  now: number,
): Result<Lending> {
  const known = all.get(lending);
  if (known?.part !== 'lending') return fail(LENDING_UNKNOWN);
  if (isOver(known, now)) return fail(LENDING_OVER);
  if (seats.length > stillWanted(known)) return fail(TOO_MANY);
  return ok(known);
}

/** Cities that lend at the same time may give more than was asked: the later ones go back at once. */
export const surplus = (lending: Lending): readonly SeatAddress[] =>
  lending.out.slice(Math.max(0, lending.count - lending.back.length));

const LENDING_UNKNOWN: Failure = { code: 'lendingUnknown', message: '没有找到这次借调请求。' };
const LENDING_OVER: Failure = { code: 'lendingOver', message: '这次借调已经结束或已借满。' };
const TOO_MANY: Failure = {
  code: 'lendingTooMany',
  message: '选的座席多于对方还需要的。',
  hint: '请减少几个再借出。',
};
