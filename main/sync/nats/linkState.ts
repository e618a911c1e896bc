// Runs in the host. What the quiet line says of one seat's link, gathered from its parts.
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import type { Store } from '../../store/Store';
import type { ParkedLog } from '../parkedLog';

/** A queue longer than this gets a progress bar. */
const LONG_QUEUE = 256;
/** Milliseconds between two tellings while a queue drains. */
const TELL_EVERY = 250;

export interface LinkState {
  read(): LinkStatus;
  set(change: Partial<LinkStatus>): void;
  /** The newest event of the seat, and up to which the platform has them. */
  numbers(head: number, cursor: number): void;
  onChange(fn: (status: LinkStatus) => void): () => void;
}

export interface LinkStateDeps {
  readonly store: Store;
  readonly seat: SeatId;
  readonly parked: ParkedLog;
  readonly clock: Clock;
}

export function createLinkState({ store, seat, parked, clock }: LinkStateDeps): LinkState {
  const listeners = new Set<(status: LinkStatus) => void>();
  let status: LinkStatus = { state: 'connecting', waiting: 0 };
  let drainFrom: number | undefined;
  let oldest = 0;
  let told = 0;

  const whole = (): LinkStatus => {
    const { refused, messages } = parked.read();
    return {
      ...status,
      ...(refused.size > 0 ? { refused: refused.size } : {}),
      ...(messages.size > 0 ? { parked: messages.size } : {}),
    };
  };
  const tell = () => {
    told = clock();
    const now = whole();
    for (const fn of listeners) fn(now);
  };
  const set = (change: Partial<LinkStatus>) => {
    status = { ...status, ...change };
    tell();
  };
  const readOldest = async (seatNo: number) => {
    if (oldest === seatNo) return;
    oldest = seatNo;
    const [event] = await store.readSeat(seat, seatNo, seatNo);
    if (oldest === seatNo && event !== undefined && status.waiting > 0)
      set({ waitingSince: event.recordedAt });
  };

  return {
    read: whole,
    set,
    numbers(head, cursor) {
      const waiting = Math.max(0, head - cursor);
      if (waiting === 0) drainFrom = undefined;
      else drainFrom ??= cursor;
      const of = head - (drainFrom ?? head);
      const draining = waiting > 0 && of > LONG_QUEUE ? { sent: of - waiting, of } : undefined;
      const before = status.waiting;
      status = {
        ...status,
        waiting,
        draining,
        ...(waiting === 0 ? { waitingSince: undefined } : {}),
      };
      const edge = (before === 0) !== (waiting === 0);
      if (edge || clock() - told >= TELL_EVERY) {
        tell();
        if (waiting > 0) void readOldest(cursor + 1).catch(() => undefined);
      }
    },
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}
