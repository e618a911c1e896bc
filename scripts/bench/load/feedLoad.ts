// A board's feed in this host while so many seats speak: how old a change is when the board is told of it, and what the
// host needs for it.
import { createBoardFeed } from '../../../main/board/boardFeed';
import type { PersonId } from '../../../shared/kernel/ids';
import type { SeatCard } from '../../../shared/seat/SeatCard';
import { sampleCard } from '../../../shared/seat/sampleCard';
import type { TestSeat } from '../../../tests/link/testSeat';
import { quantile } from '../board/openFeed';
import { madeAt, moment, REGION } from './seatsSaying';

type Told = Pick<SeatCard, 'seat' | 'shift'>;

export interface FeedLoad {
  /** Milliseconds from the change to the board's feed. */
  readonly p95: number;
  readonly longest: number;
  /** The same until a bare subscriber in this process has it; 0 where there is no wire. */
  readonly bare: number;
  /** Percent of one core, of this process. */
  readonly share: number;
  /** MiB of this process. */
  readonly memory: number;
  /** Milliseconds until all were there. */
  readonly filled: number;
}

export interface FeedOf {
  readonly seat: TestSeat;
  readonly seats: number;
  readonly seconds: number;
  /** Lets them speak; answers what ends it. */
  say(): () => void;
  /** Takes the same messages off the wire and does nothing else; answers what ends it. */
  listen?(hear: (card: Told) => void): Promise<() => Promise<void>>;
}

export async function measureFeed({ seat, seats, seconds, say, listen }: FeedOf): Promise<FeedLoad> {
  const board = createAges();
  const wire = createAges();
  const feed = createBoardFeed({
    store: seat.store,
    clock: () => Date.now(),
    newEvent: () => {
      throw new Error('nobody acknowledges here');
    },
    file: { read: () => ({ plan: {}, rules: {} }), write: () => {} },
    link: seat.link,
    cities: () => new Set([REGION]),
    waiting: () => [],
    watched: () => true,
    tell: ({ cards = [] }) => {
      for (const card of cards) board.told(card);
    },
  });
  const deaf = await listen?.(wire.told);
  const began = moment();
  const silence = say();
  try {
    await allThere(seat, seats);
    const from = moment();
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    const passed = moment() - from;
    const { user, system } = process.cpuUsage(before);
    const ages = board.since(from);
    if (ages.length < 100 * seconds) throw new Error(`${ages.length} changes in ${seconds} s`);
    const lost = seats - seat.link.presence().length;
    if (lost > 0) throw new Error(`${lost} seats were lost`);
    return {
      p95: quantile(ages, 0.95),
      longest: Math.max(...ages),
      bare: listen === undefined ? 0 : quantile(wire.since(from), 0.95),
      share: (user + system) / 10 / passed,
      memory: process.memoryUsage().rss / 2 ** 20,
      filled: from - began,
    };
  } finally {
    silence();
    await deaf?.();
    feed.close();
  }
}

/** How old each change was when it was first told: a sign of life says it again every 5 s. */
function createAges() {
  const last = new Map<string, string | undefined>();
  const all: { readonly made: number; readonly age: number }[] = [];
  return {
    told: (card: Told) => {
      if (last.get(card.seat) !== card.shift) all.push({ made: madeAt(card), age: moment() - madeAt(card) });
      last.set(card.seat, card.shift);
    },
    since: (from: number) => all.filter(({ made }) => made > from).map(({ age }) => age),
  };
}

/** Milliseconds for all seats to be heard; each speaks within 5 s. */
const PATIENCE = 60_000;

/** A lead sits there: nobody else follows the others. */
export const seatLead = ({ link, seats: [seat] }: TestSeat): void => {
  if (seat === undefined) return;
  const person = { id: '0001' as PersonId, name: '王敏', role: 'lead' as const };
  link.setPresence(
    seat,
    sampleCard({ at: 'available', since: Date.now() }, { seat, region: REGION, person }),
  );
};

export function allThere({ link }: TestSeat, seats: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (link.presence().length < seats) return;
      clearInterval(looking);
      clearTimeout(limit);
      resolve();
    };
    const looking = setInterval(look, 100);
    const limit = setTimeout(() => {
      clearInterval(looking);
      reject(new Error(`${link.presence().length} of ${seats} seats after ${PATIENCE / 1_000} s`));
    }, PATIENCE);
  });
}
