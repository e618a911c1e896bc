import { dangerReader } from '../danger/dangerReader';
import type { DangerData, DangerFromWords } from '../danger/types';
import { overlapsOf } from '../overlapsOf';
import type { DiversionRow, Overlap } from '../types';
import { type Evidence, type LinearModel, type ModelFile, readModel, shares } from './linearModel';
import { findPhrases, type PhraseTable, phraseTable } from './phrases';
import { type DialectData, type PlainText, plainTextReader, sourceOf } from './plainText';

export interface SuggestedRow {
  readonly code: string;
  /** 0…1; the scores of all 24 rows together are 1. */
  readonly score: number;
  /** The caller's own words that spoke for the row, the strongest first, at most 3. */
  readonly why: readonly string[];
}

export interface Suggestion {
  /** The likeliest rows, the likeliest first: at most 3, none for a text without a known word. */
  readonly rows: readonly SuggestedRow[];
  readonly danger: DangerFromWords;
  /** The overlap whose question has to be asked, by its id. */
  readonly overlap: string | null;
}

/** Row code → weight → phrases. resources/suggest/lexicon.json. */
export type LexiconData = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface SuggestData {
  readonly rowModel: ModelFile;
  readonly dangerModel: ModelFile;
  readonly dialect: DialectData;
  readonly lexicon: LexiconData;
  readonly danger: DangerData;
  readonly rows: readonly DiversionRow[];
  readonly overlaps: readonly Overlap[];
}

export interface Suggester {
  /** Pure: the same text, the same answer. Takes any string. */
  readonly suggest: (text: string) => Suggestion;
}

/** What one unit of lexicon weight adds to a row, and the most that a row's phrases add together. */
export const LEXICON_FORCE = 1.3;
const LEXICON_MOST = 9;
const SHOWN = 3;
/** Runs below this share of the strongest one are not shown: they spoke, but not clearly. */
const WORTH_SAYING = 0.5;
/** A caller's story beyond this says no more about the row, and one suggestion must fit in a frame. */
const LONGEST = 2000;
const EMPTY: Suggestion = { rows: [], danger: { level: 'none', why: [], categories: [] }, overlap: null };

/** Some 50 ms at start; afterwards `suggest` costs well below a millisecond for 300 characters. */
export function buildSuggester(data: SuggestData): Suggester {
  const toPlain = plainTextReader(data.dialect);
  const plainWords = (text: string): string => toPlain(text).text;
  const model = readModel(data.rowModel);
  const lexicon = lexiconTable(data.lexicon, model.classes, plainWords);
  const readDanger = dangerReader(data.danger, readModel(data.dangerModel), plainWords);
  return {
    suggest: (text) => {
      const source = text.slice(0, LONGEST);
      const plain = toPlain(source);
      if (plain.text.trim() === '') return EMPTY;
      const rows = likeliestRows(source, plain, model, lexicon);
      return { rows, danger: readDanger(source, plain), overlap: overlapFor(rows, source, data) };
    },
  };
}

interface LexiconValue {
  readonly row: number;
  readonly weight: number;
}

function lexiconTable(
  lexicon: LexiconData,
  classes: readonly string[],
  toPlain: (text: string) => string,
): PhraseTable<LexiconValue> {
  const entries = Object.entries(lexicon).flatMap(([code, byWeight]) =>
    Object.entries(byWeight).flatMap(([weight, phrases]) =>
      phrases.map((phrase) => [phrase, { row: classes.indexOf(code), weight: Number(weight) }] as const),
    ),
  );
  return phraseTable(entries, toPlain);
}

function likeliestRows(
  source: string,
  plain: PlainText,
  model: LinearModel,
  lexicon: PhraseTable<LexiconValue>,
): readonly SuggestedRow[] {
  const { sums, evidence } = model.weigh(plain.text);
  const hits = findPhrases(plain.text, lexicon);
  if (evidence.length === 0 && hits.length === 0) return [];
  const added = new Float32Array(model.classes.length);
  for (const { value } of hits) {
    added[value.row] = Math.min(LEXICON_MOST, (added[value.row] ?? 0) + value.weight * LEXICON_FORCE);
  }
  const scores = shares(
    sums.map((sum, row) => sum + (added[row] ?? 0)),
    model.sharpness,
  );
  return [...scores.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, SHOWN)
    .map((row) => ({
      code: model.classes[row] ?? '',
      score: Math.round((scores[row] ?? 0) * 1000) / 1000,
      why: reasons(source, plain, row, hits, evidence),
    }));
}

/** Phrases of the lexicon first, then the runs of characters that weighed most; none inside another. */
function reasons(
  source: string,
  plain: PlainText,
  row: number,
  hits: readonly { readonly at: number; readonly length: number; readonly value: LexiconValue }[],
  evidence: readonly Evidence[],
): readonly string[] {
  const phrases = hits
    .filter(({ value }) => value.row === row)
    .sort((a, b) => b.value.weight - a.value.weight);
  const runs = evidence
    .filter(({ gram, weights }) => gram.length > 1 && (weights[row] ?? 0) > 0)
    .sort((a, b) => (b.weights[row] ?? 0) - (a.weights[row] ?? 0))
    .filter(({ weights }, _, all) => (weights[row] ?? 0) >= WORTH_SAYING * (all[0]?.weights[row] ?? 0))
    .slice(0, 6)
    .map(({ at, gram }) => ({ at, length: gram.length }));
  const words: string[] = [];
  for (const { at, length } of [...phrases, ...runs]) {
    const word = sourceOf(source, plain, at, length);
    if (word === '' || words.some((other) => other.includes(word) || word.includes(other))) continue;
    words.push(word);
    if (words.length === SHOWN) break;
  }
  return words;
}

/** The overlap of the likeliest row whose words the caller used; else that of the second, if it comes close. */
function overlapFor(rows: readonly SuggestedRow[], source: string, data: SuggestData): string | null {
  for (const { code, score } of rows.slice(0, 2)) {
    const row = data.rows.find((candidate) => candidate.code === code);
    if (row === undefined || score < 0.15) continue;
    const spoken = overlapsOf(data.overlaps, row, undefined, source).filter(({ keywords }) =>
      keywords.some((word) => source.includes(word)),
    );
    const best = [...spoken].sort((a, b) => count(b, source) - count(a, source))[0];
    if (best !== undefined) return best.id;
  }
  return null;
}

const count = ({ keywords }: Overlap, source: string): number =>
  keywords.filter((word) => source.includes(word)).reduce((sum, word) => sum + word.length, 0);
