import { findPhrases, type PhraseHit, phraseTable } from '../suggest/phrases';
import type { DangerCategory, DangerData, DangerScope } from './types';

/** A cue in the text, and what takes its force, if anything does. */
export interface FoundCue extends PhraseHit {
  readonly category: DangerCategory;
  readonly level: 'possible' | 'now';
  readonly lifted: DangerScope | undefined;
}

/** The cues, and whether the text says that all is over or not real. */
export interface CuesOfText {
  readonly cues: readonly FoundCue[];
  readonly calmed: boolean;
}

export type ReadCues = (plain: string) => CuesOfText;

/** How many characters before a cue a negation still reaches it: 没有人被打伤. */
const NEGATION_REACH = 5;
/** Who announces his own or another's death is in danger, however it is put: 要是不给钱我就跳. */
const ALWAYS_TAKEN: ReadonlySet<DangerCategory> = new Set(['selfHarm']);

export function cueReader(data: DangerData, toPlain: (text: string) => string): ReadCues {
  const cues = phraseTable(
    data.cues.flatMap((cue) => cue.phrases.map((phrase) => [phrase, cue] as const)),
    toPlain,
  );
  const harmless = phraseTable(
    data.harmless.map((phrase) => [phrase, true] as const),
    toPlain,
  );
  const scopes = phraseTable(
    Object.entries(data.scopes).flatMap(([scope, words]) =>
      words.map((word) => [word, scope as DangerScope] as const),
    ),
    toPlain,
  );
  return (plain) => {
    const bare = findPhrases(plain, harmless).reduce(blank, plain);
    const marks = findPhrases(plain, scopes).map(({ at, length, value }) => ({ at, length, scope: value }));
    const found = findPhrases(bare, cues).map(({ value, ...hit }) => ({
      ...hit,
      category: value.category,
      level: value.level,
      lifted: liftedBy(hit, value.category, marks, plain),
    }));
    return { cues: found, calmed: marks.some(({ scope }) => scope === 'over' || scope === 'drill') };
  };
}

interface Mark {
  readonly at: number;
  readonly length: number;
  readonly scope: DangerScope;
}

const blank = (plain: string, { at, length }: PhraseHit): string =>
  `${plain.slice(0, at)}${'□'.repeat(length)}${plain.slice(at + length)}`;

function liftedBy(
  hit: PhraseHit,
  category: DangerCategory,
  marks: readonly Mark[],
  plain: string,
): DangerScope | undefined {
  if (marks.some((mark) => mark.scope === 'negation' && negates(mark, hit, plain))) return 'negation';
  const whole = marks.find(({ scope }) => scope === 'over' || scope === 'drill');
  if (whole !== undefined) return whole.scope;
  const before = marks.filter(({ at, scope }) => at <= hit.at + hit.length && scope !== 'negation');
  const last = before.at(-1);
  if (last === undefined || last.scope === 'present') return undefined;
  if (ALWAYS_TAKEN.has(category) && last.scope !== 'past' && last.scope !== 'hearsay') return undefined;
  return last.scope;
}

/** 没有人受伤 negates 受伤; 没有呼吸 is itself the cue and begins where the negation does. */
const negates = (mark: Mark, hit: PhraseHit, plain: string): boolean => {
  const between = hit.at - (mark.at + mark.length);
  return (
    between >= 0 && between <= NEGATION_REACH && !plain.slice(mark.at + mark.length, hit.at).includes(' ')
  );
};
