/**
 * One text for one value: keys sorted by UTF-16 code units, no spaces, members that are undefined left out
 * (the order of RFC 8785 §3.2.3). The hash chain is built over it.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member) ? sorted(member) : member,
  );
}

function sorted(object: object): object {
  // A plain object would sort integer-like keys first; they do so on every machine, so the text is still one.
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
