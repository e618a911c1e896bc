import type { SeatId } from '../kernel/ids';
import { NO_FIGURES, type SeatCard } from './SeatCard';
import type { SeatState } from './SeatState';

/** A seat's card for tests and the bench. */
export const sampleCard = (state: SeatState, more: Partial<SeatCard> = {}): SeatCard => ({
  seat: '12345-001' as SeatId,
  region: '510100',
  team: '',
  state,
  phone: true,
  legs: [],
  today: NO_FIGURES,
  link: 'none',
  ...more,
});
