import type { SeatId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

/**
 * Which log a seat's numbers are of: the first half of its first event's hash. A seat that lost its log counts from 1
 * again, and must not be taken for the one that counted before. Undefined before the first event.
 */
export async function chainOf(store: Pick<Store, 'readSeat'>, seat: SeatId): Promise<string | undefined> {
  const [first] = await store.readSeat(seat, 1, 1);
  return first?.hash.slice(0, 32);
}
