/** One line of an entry's body as it is drawn; `spans` alternate plain and bold, the first plain. */
export interface BodyBlock {
  readonly kind: 'heading' | 'point' | 'paragraph';
  readonly spans: readonly string[];
}

const MARKS = [
  ['heading', '## '],
  ['point', '- '],
] as const;

/** The little of Markdown that an entry may use; anything else is text as it stands. */
export const bodyBlocks = (body: string): readonly BodyBlock[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [kind, mark] = MARKS.find(([, begins]) => line.startsWith(begins)) ?? ['paragraph', ''];
      return { kind, spans: spansOf(line.slice(mark.length)) };
    });

/** Stars that are not closed stay what they are. */
function spansOf(line: string): readonly string[] {
  const parts = line.split('**');
  if (parts.length % 2 === 1) return parts;
  const rest = parts.splice(-2).join('**');
  return [...parts, rest];
}
