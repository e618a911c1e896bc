const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

/**
 * Where a key leads in a list of `count` lines, from the line `at`, never past its ends.
 * `first` is -1 where no line may be marked. Undefined for keys that don't walk lists.
 */
export function nextLine(key: string, at: number, count: number, first = 0): number | undefined {
  const step = STEPS[key];
  return step === undefined ? undefined : Math.max(first, Math.min(at + step, count - 1));
}
