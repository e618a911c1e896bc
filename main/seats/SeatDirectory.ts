// Runs in the host.
import { PHONE_ABSENT, type PhoneStatus } from '@shared/call/PhoneStatus';
import type { Page } from '@shared/contract/Session';
import type { SeatId } from '@shared/kernel/ids';

/** Which pages of a seat are open, and what its phone page says of itself. Nothing of it is recorded. */
export interface SeatDirectory {
  attach(seat: SeatId, page: Page): void;
  detach(seat: SeatId, page: Page): void;
  isOpen(seat: SeatId, page: Page): boolean;
  phone(seat: SeatId): PhoneStatus;
  report(seat: SeatId, status: PhoneStatus): void;
  onPhone(fn: (seat: SeatId, status: PhoneStatus) => void): () => void;
}

export function createSeatDirectory(): SeatDirectory {
  const pages = new Map<string, number>();
  const phones = new Map<SeatId, PhoneStatus>();
  const listeners = new Set<(seat: SeatId, status: PhoneStatus) => void>();
  const key = (seat: SeatId, page: Page) => `${seat} ${page}`;
  const count = (seat: SeatId, page: Page) => pages.get(key(seat, page)) ?? 0;
  const tell = (seat: SeatId, status: PhoneStatus) => {
    phones.set(seat, status);
    for (const fn of listeners) fn(seat, status);
  };

  return {
    attach: (seat, page) => {
      pages.set(key(seat, page), count(seat, page) + 1);
    },
    detach: (seat, page) => {
      pages.set(key(seat, page), Math.max(0, count(seat, page) - 1));
      if (page === 'phone' && count(seat, page) === 0) tell(seat, PHONE_ABSENT);
    },
    isOpen: (seat, page) => count(seat, page) > 0,
    phone: (seat) => phones.get(seat) ?? PHONE_ABSENT,
    report: tell,
    onPhone: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}
