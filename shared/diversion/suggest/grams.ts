const LONGEST = 4;

/** Every run of 1 to 4 characters that no sign interrupts, with the index of its first place, in order. */
export function gramsOf(plain: string): ReadonlyMap<string, number> {
  const grams = new Map<string, number>();
  for (let at = 0; at < plain.length; at += 1) {
    let gram = '';
    for (let length = 1; length <= LONGEST; length += 1) {
      const char = plain.charAt(at + length - 1);
      if (char === '' || char === ' ') break;
      gram += char;
      if (!grams.has(gram)) grams.set(gram, at);
    }
  }
  return grams;
}
