import type { SeatId } from '../kernel/ids';
import { type Side, sideOf } from '../kernel/side';

/**
 * A script for each seat of a class, drawn by `seed`: the same seed draws the same. Nobody gets the same one as
 * another of his side while there are others left. Seats of a side without a script are left out.
 */
export function drawScripts(
  seats: readonly SeatId[],
  scripts: readonly { readonly id: string; readonly rings: Side }[],
  seed: number,
): ReadonlyMap<SeatId, string> {
  const random = mulberry(seed);
  const drawn = new Map<SeatId, string>();
  const left = new Map<Side, string[]>();
  for (const seat of [...seats].sort()) {
    const side = sideOf(seat);
    const all = scripts.filter(({ rings }) => rings === side).map(({ id }) => id);
    const open = left.get(side) ?? [];
    if (open.length === 0) open.push(...all.sort());
    const [script] = open.splice(Math.floor(random() * open.length), 1);
    left.set(side, open);
    if (script !== undefined) drawn.set(seat, script);
  }
  return drawn;
}

/** Mulberry32: small, and the same on every machine. From 0 up to, not including, 1. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
