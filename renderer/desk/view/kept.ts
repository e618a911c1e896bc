/**
 * `next`, with everything in it that says the same as in `before` taken from there: so that who compares by identity
 * sees no change where there is none. Looks into plain objects, arrays and sets, `deep` levels down.
 */
export function kept<T>(before: T | undefined, next: T, deep = 2): T {
  if (Object.is(before, next) || !isBag(before) || !isBag(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  if (before instanceof Set && next instanceof Set)
    return before.size === next.size && [...next].every((one) => before.has(one)) ? before : next;
  const [old, now] = [entries(before), entries(next)];
  const parts = [...now].map(([key, value]) => [key, deep > 0 ? kept(old.get(key), value, deep - 1) : value]);
  if (old.size === now.size && parts.every(([key, value]) => Object.is(old.get(key as string), value)))
    return before;
  return (Array.isArray(next) ? parts.map(([, value]) => value) : Object.fromEntries(parts)) as T;
}

const isBag = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entries = (bag: object): ReadonlyMap<string, unknown> => new Map(Object.entries(bag));
