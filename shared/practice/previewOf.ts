import { isStory } from './planSpeech';
import type { PracticeScript, ScriptLine, ScriptMoment } from './practiceScriptSchema';

/** A line of a script that is listened to alone, and what makes him say it. */
export interface PreviewLine {
  readonly speaker: 'citizen' | 'partner';
  readonly line: ScriptLine;
  readonly reason:
    | { readonly why: 'opening' | 'turn' | Exclude<ScriptMoment, object> }
    | { readonly why: 'after'; readonly ms: number }
    | { readonly why: 'asked'; readonly question: string };
}

/** All lines: first his story, then what he is asked for and what he says to what is done to him, then the partner's in the same order. */
export function previewOf({ lines, partner }: PracticeScript): readonly PreviewLine[] {
  return [
    ...inOrder(lines).map((line) => preview('citizen', line, lines)),
    ...inOrder(partner.lines).map((line) => preview('partner', line, partner.lines)),
  ];
}

/** Story, questions, reactions, in this order; at one moment as they are written. */
const ORDER = ['retrieved', 'transferred', 'promised', 'settled', 'idle'] as const;

const inOrder = (lines: readonly ScriptLine[]): readonly ScriptLine[] => [
  ...lines.filter(isStory),
  ...lines.filter(({ at }) => typeof at === 'object' && 'asked' in at),
  ...ORDER.flatMap((moment) => lines.filter(({ at }) => at === moment)),
];

function preview(
  speaker: PreviewLine['speaker'],
  line: ScriptLine,
  lines: readonly ScriptLine[],
): PreviewLine {
  const { at } = line;
  if (typeof at === 'object')
    return {
      speaker,
      line,
      reason: 'asked' in at ? { why: 'asked', question: at.asked } : { why: 'after', ms: at.afterMs },
    };
  if (at !== 'answered') return { speaker, line, reason: { why: at } };
  const opens = lines.find(isStory) === line;
  return { speaker, line, reason: { why: opens ? 'opening' : 'turn' } };
}
