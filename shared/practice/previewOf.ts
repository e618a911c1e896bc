import type { PracticeScript, ScriptLine } from './practiceScriptSchema';

/** A line of a script that is listened to alone, and what makes him say it. */
export interface PreviewLine {
  readonly speaker: 'citizen' | 'partner';
  readonly line: ScriptLine;
  readonly reason:
    | { readonly why: 'opening' | 'turn' | 'retrieved' | 'transferred' | 'idle' }
    | { readonly why: 'after'; readonly ms: number };
}

const REACTIONS = ['retrieved', 'transferred', 'idle'] as const;

/** All lines: first his story, then what he says to what is done to him, then the partner's in the same order. */
export function previewOf({ lines, partner }: PracticeScript): readonly PreviewLine[] {
  return [
    ...inOrder(lines).map((line) => preview('citizen', line, lines)),
    ...inOrder(partner.lines).map((line) => preview('partner', line, partner.lines)),
  ];
}

const isStory = ({ at }: ScriptLine): boolean => !(REACTIONS as readonly unknown[]).includes(at);

const inOrder = (lines: readonly ScriptLine[]): readonly ScriptLine[] => [
  ...lines.filter(isStory),
  ...REACTIONS.flatMap((moment) => lines.filter(({ at }) => at === moment)),
];

function preview(
  speaker: PreviewLine['speaker'],
  line: ScriptLine,
  lines: readonly ScriptLine[],
): PreviewLine {
  const { at } = line;
  if (typeof at === 'object') return { speaker, line, reason: { why: 'after', ms: at.afterMs } };
  if (at !== 'answered') return { speaker, line, reason: { why: at } };
  const opens = lines.find(isStory) === line;
  return { speaker, line, reason: { why: opens ? 'opening' : 'turn' } };
}
