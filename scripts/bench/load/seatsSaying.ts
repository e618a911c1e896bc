// So many seats as a link hears them: each gives a sign of life every 5 s, and so many change a second. A change bears
// the moment at which it was made, so that whoever shows it knows how old it is.
import type { SeatId } from '../../../shared/kernel/ids';
import type { SeatCard } from '../../../shared/seat/SeatCard';
import { sampleCard } from '../../../shared/seat/sampleCard';

export const REGION = '510100';
const TICK = 50;
const BEAT = 5_000;
const FIRST = 10_000;
const STATES = ['available', 'training', 'disconnected', 'offline'] as const;

/** Milliseconds, the same clock in every process of a machine. */
export const moment = (): number => performance.timeOrigin + performance.now();
export const madeAt = ({ shift }: Pick<SeatCard, 'shift'>): number => Number(shift);

export const seatName = (n: number): SeatId => `12345-${FIRST + n}` as SeatId;

export interface Saying {
  readonly seats: number;
  readonly changesASecond: number;
  /** Its sign of life is said again by whoever takes it, and not here. */
  readonly changesOnly?: boolean | undefined;
  say(card: SeatCard): void;
}

/** Answers what ends it. */
export function seatsSaying({ seats, changesASecond, changesOnly = false, say }: Saying): () => void {
  const fresh = (n: number, round: number): SeatCard => {
    const at = STATES[round % STATES.length] ?? 'available';
    return sampleCard(
      { at, since: Date.now() },
      { seat: seatName(n), region: REGION, shift: String(moment()) },
    );
  };
  const cards = Array.from({ length: seats }, (_, n) => fresh(n, 0));
  let beaten = 0;
  let changed = 0;
  if (changesOnly) for (const card of cards) say(card);
  const began = moment();
  const timer = setInterval(() => {
    // As many as are due: a late timer brings more at once, and none is left out.
    const passed = moment() - began;
    for (const due = Math.floor((passed * changesASecond) / 1_000); changed < due; changed += 1) {
      const n = (changed * 7_919) % seats;
      const card = fresh(n, 1 + Math.floor(changed / seats));
      cards[n] = card;
      say(card);
    }
    if (changesOnly) return;
    for (const due = Math.floor((passed * seats) / BEAT); beaten < due; beaten += 1) {
      const card = cards[beaten % seats];
      if (card !== undefined) say(card);
    }
  }, TICK);
  return () => clearInterval(timer);
}
