import { dangerReader } from '../danger/dangerReader';
import type { DangerData, DangerFromWords } from '../danger/types';
import { overlapsOf } from '../overlapsOf';
import type { DiversionRow, Overlap } from '../types';
import { type Evidence, type LinearModel, type ModelFile, readModel, shares } from './linearModel';
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

export interface SuggestData {
  readonly rowModel: ModelFile;
  readonly dangerModel: ModelFile;
  readonly dialect: DialectData;
  readonly danger: DangerData;
  readonly rows: readonly DiversionRow[];
  readonly overlaps: readonly Overlap[];
}

export interface Suggester {
  /** Pure: the same text, the same answer. Takes any string. */
  readonly suggest: (text: string) => Suggestion;
}

const SHOWN = 3;
/** Runs below this share of the strongest one are not shown: they spoke, but not clearly. */
const WORTH_SAYING = 0.5;
/** A caller's story beyond this says no more about the row, and one suggestion must fit in a frame. */
const LONGEST = 2000;
const EMPTY: Suggestion = { rows: [], danger: { level: 'none', why: [], categories: [] }, overlap: null };

/** Some 0.1 s at start; afterwards `suggest` costs well below a millisecond for 300 characters. */
export function buildSuggester(data: SuggestData): Suggester {
  const toPlain = plainTextReader(data.dialect);
  const plainWords = (text: string): string => toPlain(text).text;
  const model = readModel(data.rowModel);
  const readDanger = dangerReader(data.danger, readModel(data.dangerModel), plainWords);
  return {
    suggest: (text) => {
      const source = text.slice(0, LONGEST);
      const plain = toPlain(source);
      if (plain.text.trim() === '') return EMPTY;
      const rows = likeliestRows(source, plain, model);
      return {
        rows,
        danger: readDanger(source, plain),
        overlap: overlapFor(rows, `${source} ${plain.text}`, data),
      };
    },
  };
}

function likeliestRows(source: string, plain: PlainText, model: LinearModel): readonly SuggestedRow[] {
  const { sums, evidence } = model.weigh(plain.text);
  if (evidence.length === 0) return [];
  const scores = shares(sums, model.sharpness);
  return [...scores.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, SHOWN)
    .map((row) => ({
      code: model.classes[row] ?? '',
      score: Math.round((scores[row] ?? 0) * 1000) / 1000,
      why: reasons(source, plain, row, evidence),
    }));
}

/** The runs of characters that weighed most for the row; none inside another. */
function reasons(
  source: string,
  plain: PlainText,
  row: number,
  evidence: readonly Evidence[],
): readonly string[] {
  const runs = evidence
    .filter(({ gram, weights }) => gram.length > 1 && (weights[row] ?? 0) > 0)
    .sort((a, b) => (b.weights[row] ?? 0) - (a.weights[row] ?? 0))
    .filter(({ weights }, _, all) => (weights[row] ?? 0) >= WORTH_SAYING * (all[0]?.weights[row] ?? 0))
    .slice(0, 6);
  const words: string[] = [];
  for (const { at, gram } of runs) {
    const word = sourceOf(source, plain, at, gram.length);
    if (word === '' || words.some((other) => other.includes(word) || word.includes(other))) continue;
    words.push(word);
    if (words.length === SHOWN) break;
  }
  return words;
}

/** The overlap of the likeliest row whose words the caller used; else that of the second, if it comes close. */
function overlapFor(rows: readonly SuggestedRow[], said: string, data: SuggestData): string | null {
  for (const { code, score } of rows.slice(0, 2)) {
    const row = data.rows.find((candidate) => candidate.code === code);
    if (row === undefined || score < 0.15) continue;
    const spoken = overlapsOf(data.overlaps, row, undefined, said).filter(({ keywords }) =>
      keywords.some((word) => said.includes(word)),
    );
    const best = [...spoken].sort((a, b) => count(b, said) - count(a, said))[0];
    if (best !== undefined) return best.id;
  }
  return null;
}

const count = ({ keywords }: Overlap, said: string): number =>
  keywords.filter((word) => said.includes(word)).reduce((sum, word) => sum + word.length, 0);
