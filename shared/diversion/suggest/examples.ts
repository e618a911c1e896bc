/** A line of an examples file, and the sentences that its `{a|b}` stand for. */
export interface ExampleLine {
  /** Line number from 1. */
  readonly line: number;
  /** The two figures of the heading `## 01 供排水`: the item of the row; undefined before the first heading. */
  readonly item: string | undefined;
  readonly pattern: string;
}

const HEADING = /^## (\d\d)\b/;

/** Blank lines and `# …` are passed over; `## 01 …` opens the examples of an item. */
export function readExamples(text: string): readonly ExampleLine[] {
  const lines: ExampleLine[] = [];
  let item: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const pattern = raw.trim();
    const heading = HEADING.exec(pattern)?.[1];
    if (heading !== undefined) item = heading;
    else if (pattern !== '' && !pattern.startsWith('#')) lines.push({ line: index + 1, item, pattern });
  }
  return lines;
}

/**
 * At most `most` sentences of a pattern, at least one with every alternative (if `most` allows). Which go together
 * follows from the pattern alone, so that training gives the same weights every time.
 */
export function expandPattern(pattern: string, most: number): readonly string[] {
  const parts = pattern.split(/[{}]/).map((part, index) => (index % 2 === 1 ? part.split('|') : [part]));
  const all = parts.reduce((product, part) => Math.min(1e6, product * part.length), 1);
  const longest = Math.max(...parts.map((part) => part.length));
  const count = Math.min(all, Math.max(longest, Math.min(most, all)));
  const sentences = new Set<string>();
  for (let round = 0; round < count; round += 1) {
    const chosen = count === all ? combination(parts, round) : mixture(parts, round);
    sentences.add(chosen.join(''));
  }
  return [...sentences];
}

/** The combinations counted through, the last slot fastest. */
function combination(parts: readonly (readonly string[])[], number: number): readonly string[] {
  let rest = number;
  return parts
    .toReversed()
    .map((part) => {
      const word = part[rest % part.length] ?? '';
      rest = Math.floor(rest / part.length);
      return word;
    })
    .toReversed();
}

/** Every slot goes one further with each round, and once more whenever it has come round. */
const mixture = (parts: readonly (readonly string[])[], round: number): readonly string[] =>
  parts.map((part, slot) => {
    const turn = Math.floor(round / part.length) * (slot % 3);
    return part[(round + turn + slot) % part.length] ?? '';
  });
