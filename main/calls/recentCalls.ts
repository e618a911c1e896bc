// Runs in the host. The calls of a seat as a list, and a call that is made from it or by number.
import { isDialable } from '@shared/call/isDialable';
import { normalNumber } from '@shared/call/normalNumber';
import type { CallOutcome, RecentCall } from '@shared/call/RecentCall';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import type { MissedCall } from '@shared/missed/MissedCall';
import { maskNumber } from '@shared/order/maskNumber';
import { callBackMissed, type MissedDeps } from '../missed/missedDesk';
import type { Editor } from '../orders/Editor';
import type { CallRow } from '../store/projections/CallRow';
import type { Store } from '../store/Store';
import { canDial } from './canDial';
import { rangToTheEnd } from './missedCall';

export interface DialWish {
  /** Made by the page, so that it knows its call from the first fact on. */
  readonly call: CallId;
  readonly number?: string | undefined;
  /** Whoever was at the other end of this call; without either, whoever was called last. */
  readonly again?: CallId | undefined;
}

/** Who of them still waits to be called back is asked of the one list of missed calls, never told by the call alone. */
export async function recentCalls(store: Store, seat: SeatId, limit: number): Promise<readonly RecentCall[]> {
  const missed = await store.missedCalls(sideOf(seat), MOST);
  return (await store.listCalls(seat, limit)).map((row) => ({
    call: row.call,
    direction: row.direction,
    number: maskNumber(row.number),
    ...(row.via === undefined ? {} : { via: maskNumber(row.via) }),
    dialable: isDialable(row.number),
    startedAt: row.startedAt,
    outcome: outcomeOf(row),
    waits: row.direction === 'in' && missedOf(missed, row) !== undefined,
    cause: row.lastCause,
  }));
}

const missedOf = (missed: readonly MissedCall[], { call, number }: CallRow): MissedCall | undefined =>
  missed.find((one) =>
    one.number === '' ? (one.id as string) === call : one.number === normalNumber(number),
  );

export function outcomeOf(row: CallRow): CallOutcome {
  if (row.lost) return 'lost';
  if (row.endedAt === undefined) return 'running';
  if (row.direction === 'out') return 'made';
  if (row.answeredAt !== undefined) return 'answered';
  if (row.lastCause === 'hungUpHere' || row.lastCause === 'rejected') return 'declined';
  return rangToTheEnd(row.startedAt, row.endedAt) ? 'missed' : 'abandoned';
}

/**
 * Checked, and told to the phone, which holds the caller on the line first. Whoever stands in the list of missed calls
 * is called back by its rules: taken on by who asks, and refused where somebody else has taken him on.
 */
export async function dialNumber(
  deps: MissedDeps,
  who: Editor,
  { call, number, again }: DialWish,
): Promise<Result<null>> {
  const { store, phoneReady, tellPhone } = deps;
  const { seat } = who;
  const row = number === undefined ? await rowOf(store, seat, again) : undefined;
  const found = number ?? row?.number;
  if (found === undefined) return fail(NOBODY_YET);
  if (!isDialable(found)) return fail(NO_NUMBER);
  const missed = row?.direction === 'in' && missedOf(await store.missedCalls(sideOf(seat), MOST), row);
  if (missed) return callBackMissed(deps, who, missed.id, call);
  const free = await canDial(store, seat);
  if (!free.ok) return free;
  const ready = phoneReady(seat);
  if (ready.ok) tellPhone(seat, { type: 'dial', call, number: normalNumber(found) });
  return ready;
}

const MOST = 200;

async function rowOf(store: Store, seat: SeatId, again: CallId | undefined): Promise<CallRow | undefined> {
  if (again === undefined)
    return (await store.listCalls(seat, MOST)).find(({ direction }) => direction === 'out');
  const row = await store.readCall(again);
  return row?.seat === seat ? row : undefined;
}

const NO_NUMBER: Failure = {
  code: 'numberWrong',
  message: '这不是可以拨打的号码，没有拨出。',
  hint: '固话加区号，手机11位，或119、120、12345这样的短号。',
};
const NOBODY_YET: Failure = { code: 'nobodyDialled', message: '还没有拨过电话，没有可以重拨的号码。' };
