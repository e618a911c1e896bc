// Runs in the host. The calls of a seat as a list, and a call that is made from it or by number.
import { isDialable } from '@shared/call/isDialable';
import { normalNumber } from '@shared/call/normalNumber';
import type { CallOutcome, RecentCall } from '@shared/call/RecentCall';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import { maskNumber } from '@shared/order/maskNumber';
import type { CallRow } from '../store/projections/CallRow';
import type { Store } from '../store/Store';
import { canDial } from './canDial';
import { rangToTheEnd } from './missedCall';
import type { IntakeDeps } from './recordIntake';

export interface DialWish {
  /** Made by the page, so that it knows its call from the first fact on. */
  readonly call: CallId;
  readonly number?: string | undefined;
  /** Whoever was at the other end of this call; without either, whoever was called last. */
  readonly again?: CallId | undefined;
}

export async function recentCalls(store: Store, seat: SeatId, limit: number): Promise<readonly RecentCall[]> {
  return (await store.listCalls(seat, limit)).map((row) => ({
    call: row.call,
    direction: row.direction,
    number: maskNumber(row.number),
    dialable: isDialable(row.number),
    startedAt: row.startedAt,
    outcome: outcomeOf(row),
    cause: row.lastCause,
  }));
}

export function outcomeOf(row: CallRow): CallOutcome {
  if (row.lost) return 'lost';
  if (row.endedAt === undefined) return 'running';
  if (row.direction === 'out') return 'made';
  if (row.answeredAt !== undefined) return 'answered';
  if (row.lastCause === 'hungUpHere' || row.lastCause === 'rejected') return 'declined';
  return rangToTheEnd(row.startedAt, row.endedAt) ? 'missed' : 'abandoned';
}

/** Checked, and told to the phone, which holds the caller on the line first. */
export async function dialNumber(
  { store, phoneReady, tellPhone }: Pick<IntakeDeps, 'store' | 'phoneReady' | 'tellPhone'>,
  seat: SeatId,
  { call, number, again }: DialWish,
): Promise<Result<null>> {
  const found = number ?? (await numberOf(store, seat, again));
  if (found === undefined) return fail(NOBODY_YET);
  if (!isDialable(found)) return fail(NO_NUMBER);
  const free = await canDial(store, seat);
  if (!free.ok) return free;
  const ready = phoneReady(seat);
  if (ready.ok) tellPhone(seat, { type: 'dial', call, number: normalNumber(found) });
  return ready;
}

const MOST = 200;

async function numberOf(store: Store, seat: SeatId, again: CallId | undefined): Promise<string | undefined> {
  if (again === undefined) {
    const made = (await store.listCalls(seat, MOST)).find(({ direction }) => direction === 'out');
    return made?.number;
  }
  const row = await store.readCall(again);
  return row?.seat === seat ? row.number : undefined;
}

const NO_NUMBER: Failure = {
  code: 'numberWrong',
  message: '这不是可以拨打的号码，没有拨出。',
  hint: '固话加区号，手机11位，或119、120、12345这样的短号。',
};
const NOBODY_YET: Failure = { code: 'nobodyDialled', message: '还没有拨过电话，没有可以重拨的号码。' };
