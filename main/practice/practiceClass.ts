// Runs in the host. A class: several seats of this machine get a caller at once, and the trainer sees who is where.
import type { SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import { drawScripts } from '@shared/practice/drawScripts';
import type { ClassSeat, StartedSeat } from '@shared/practice/PracticeClass';
import type { PracticeDeps } from './practiceHandlers';
import { type RingWish, ringCitizen } from './ringCitizen';

interface ClassWish extends Pick<RingWish, 'partner'> {
  readonly seats: readonly SeatId[];
  readonly script?: string | undefined;
  readonly seed: number;
}

/** `script` for all of its side, or each one drawn by `seed`. Whoever can't be rung is named with the reason. */
export function startClass(
  deps: PracticeDeps,
  { seats, script, seed, partner }: ClassWish,
): readonly StartedSeat[] {
  const known = seats.filter((seat) => deps.seats.includes(seat));
  const all = known.flatMap((seat) => deps.booth.summaries(sideOf(seat)));
  const drawn = drawScripts(known, all.filter(unique), seed);
  return known.flatMap((seat) => {
    const id = script ?? drawn.get(seat);
    if (id === undefined) return [];
    const rung = ringCitizen(deps, seat, { script: id, partner });
    return [{ seat, script: id, ...(rung.ok ? {} : { trouble: rung.error.message }) }];
  });
}

const unique = <T extends { readonly id: string }>(one: T, at: number, all: readonly T[]): boolean =>
  all.findIndex(({ id }) => id === one.id) === at;

/** Every seat of this machine: its state, and the newest run with what it has so far. */
export const classOf = ({ seats, board, book }: PracticeDeps): Promise<readonly ClassSeat[]> =>
  Promise.all(
    seats.map(async (seat) => {
      const run = await book.newest(seat);
      return { seat, state: board.view(seat).state.at, ...(run === undefined ? {} : { run }) };
    }),
  );
