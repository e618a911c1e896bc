// Runs in the host. A class: several seats of this machine get a caller at once, and the trainer sees who is where.
import type { SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { drawScripts } from '@shared/practice/drawScripts';
import type { ClassSeat, StartedSeat } from '@shared/practice/PracticeClass';
import type { Actor } from '../ServicesPort';
import type { PracticeDeps } from './practiceHandlers';
import { ringCitizen } from './ringCitizen';

/** `script` for all of its side, or each one drawn by `seed`. Whoever can't be rung is named with the reason. */
export function startClass(
  deps: PracticeDeps,
  {
    seats,
    script,
    seed,
  }: { readonly seats: readonly SeatId[]; readonly script?: string | undefined; readonly seed: number },
): readonly StartedSeat[] {
  const known = seats.filter((seat) => deps.seats.includes(seat));
  const all = known.flatMap((seat) => deps.booth.summaries(sideOf(seat)));
  const drawn = drawScripts(known, all.filter(unique), seed);
  return known.flatMap((seat) => {
    const id = script ?? drawn.get(seat);
    if (id === undefined) return [];
    const rung = ringCitizen(deps, seat, id);
    return [{ seat, script: id, ...(rung.ok ? {} : { trouble: rung.error.message }) }];
  });
}

const unique = <T extends { readonly id: string }>(one: T, at: number, all: readonly T[]): boolean =>
  all.findIndex(({ id }) => id === one.id) === at;

/** Every seat of this machine: its state, and the newest run with what it has so far. */
export async function classOf(deps: PracticeDeps, actor: Actor): Promise<Result<readonly ClassSeat[]>> {
  const runs = await deps.runs.list(actor);
  return ok(
    deps.seats.map((seat) => {
      const run = runs.find((one) => one.seat === seat);
      return { seat, state: deps.board.view(seat).state.at, ...(run === undefined ? {} : { run }) };
    }),
  );
}
