import { type LinearModel, shares } from '../suggest/linearModel';
import { type PlainText, sourceOf } from '../suggest/plainText';
import { type CuesOfText, cueReader } from './cueReader';
import type { DangerData, DangerFromWords, DangerLevel } from './types';

export type ReadDanger = (source: string, plain: PlainText) => DangerFromWords;

/**
 * Two readers that cover each other: the grammar of cues and scopes, which knows why; and a model of whole phrases,
 * which has heard how callers say it. A missed danger costs more than a false alarm, so the limits lean that way.
 */
export const LIMITS = {
  /** The model's share for danger from which it raises alone, with no cue. */
  alone: 0.12,
  /** … where all cues are negated, past, asked about or supposed. */
  againstScope: 0.25,
  /** … where the text says that it is over, or a drill. */
  againstCalm: 0.5,
  /** Below this the model takes the force from a strong cue, and from a weak one. */
  againstStrongCue: 0.03,
  /** … and from several of them. */
  againstStrongCues: 0.01,
  againstWeakCue: 0.05,
  /** The model's share for danger now from which `possible` becomes `now`. */
  now: 0.5,
} as const;

/** Model classes: none, possible, now. */
export function dangerReader(
  data: DangerData,
  model: LinearModel,
  toPlain: (text: string) => string,
): ReadDanger {
  const readCues = cueReader(data, toPlain);
  return (source, plain) => {
    const found = readCues(plain.text);
    const { sums, evidence } = model.weigh(plain.text);
    const [, possible = 0, now = 0] = shares(sums, model.sharpness);
    const level = levelOf(found, possible + now, now);
    if (level === 'none') return { level, why: [], categories: [] };
    const standing = found.cues.filter(({ lifted }) => lifted === undefined);
    const grams = [...evidence]
      .sort((a, b) => (b.weights[2] ?? 0) - (a.weights[2] ?? 0))
      .filter(({ gram }) => gram.length > 1)
      .slice(0, 2)
      .map(({ at, gram }) => ({ at, length: gram.length }));
    const spoken = (standing.length > 0 ? standing : grams).map(({ at, length }) =>
      sourceOf(source, plain, at, length),
    );
    return {
      level,
      why: [...new Set(spoken.filter((word) => word !== ''))].slice(0, 3),
      categories: [...new Set(standing.map(({ category }) => category))],
    };
  };
}

function levelOf({ cues, calmed }: CuesOfText, danger: number, now: number): DangerLevel {
  const standing = cues.filter(({ lifted }) => lifted === undefined);
  const strong = standing.filter(({ level }) => level === 'now').length;
  if (strong > 0 && danger >= (strong > 1 ? LIMITS.againstStrongCues : LIMITS.againstStrongCue)) {
    return danger >= 0.3 || standing.length > 1 ? 'now' : 'possible';
  }
  if (standing.length > 0 && danger >= LIMITS.againstWeakCue) return now >= LIMITS.now ? 'now' : 'possible';
  const lifted = cues.length > 0 && standing.length === 0;
  const needed = calmed ? LIMITS.againstCalm : lifted ? LIMITS.againstScope : LIMITS.alone;
  if (danger < needed) return 'none';
  return now >= LIMITS.now ? 'now' : 'possible';
}
