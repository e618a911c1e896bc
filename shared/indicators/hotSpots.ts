/** What rose in the last seven days against the four weeks before (四（二）: analysis of hot and difficult matters). */
export interface HotSpot {
  readonly key: string;
  /** Calls of the last seven days. */
  readonly now: number;
  /** Calls a week, mean of the four weeks before. */
  readonly before: number;
  /** now ÷ before; undefined where there was none before. */
  readonly ratio: number | undefined;
}

/** Fewer calls than this in a week say nothing. */
const LEAST = 3;
const RISES = 1.5;

/**
 * Rows or counties whose calls rose by half or more, the strongest first. A rise must stand out from chance: calls
 * that come by themselves scatter by about the root of their mean, so twice that is asked for beside the half.
 */
export function hotSpots(
  now: ReadonlyMap<string, number>,
  fourWeeks: ReadonlyMap<string, number>,
): readonly HotSpot[] {
  return [...now]
    .filter(([key]) => key !== '')
    .map(([key, count]): HotSpot => {
      const before = (fourWeeks.get(key) ?? 0) / 4;
      return { key, now: count, before, ratio: before === 0 ? undefined : count / before };
    })
    .filter(
      ({ now: count, before }) =>
        count >= LEAST && count >= before * RISES && count - before >= 2 * Math.sqrt(before),
    )
    .sort((a, b) => b.now - b.before - (a.now - a.before) || (a.key < b.key ? -1 : 1));
}
