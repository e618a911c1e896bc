import { gramsOf } from './grams';

/**
 * A trained linear model as it lies in the weights file. `grams` are joined by spaces; `weights` has one entry per
 * gram, also joined by spaces, each a sequence of two characters (class letter, weight sign), zero weights left out.
 * Class k is the letter with code 97 + k; a weight sign's code minus 79 times `step` is the weight.
 */
export interface ModelFile {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly step: number;
  /** Sharpens or flattens the scores, so that 0.9 means right nine times of ten. Found by cross-validation. */
  readonly sharpness: number;
  readonly grams: string;
  readonly weights: string;
}

export const FIRST_CLASS = 97;
export const ZERO_WEIGHT = 79;
export const LARGEST_WEIGHT = 43;

/** One run of characters of the text, and what it says for each class. */
export interface Evidence {
  readonly gram: string;
  readonly at: number;
  readonly weights: Float32Array;
}

export interface LinearModel {
  readonly classes: readonly string[];
  readonly sharpness: number;
  /** Sum of the evidence per class, and the evidence itself, in the order of the text. */
  readonly weigh: (plain: string) => { readonly sums: Float32Array; readonly evidence: readonly Evidence[] };
}

/** Weights are unpacked when a text first holds their gram: the page starts without reading a million characters. */
export function readModel(file: ModelFile): LinearModel {
  const entries = file.weights.split(' ');
  const table = new Map(file.grams.split(' ').map((gram, index) => [gram, index] as const));
  const unpacked = new Map<number, Float32Array>();
  const weightsOf = (gram: string): Float32Array | undefined => {
    const index = table.get(gram);
    if (index === undefined) return undefined;
    const known = unpacked.get(index);
    if (known !== undefined) return known;
    const weights = unpack(entries[index] ?? '', file);
    unpacked.set(index, weights);
    return weights;
  };
  return {
    classes: file.classes,
    sharpness: file.sharpness,
    weigh: (plain) => weigh(plain, weightsOf, file),
  };
}

function unpack(entry: string, { classes, step }: ModelFile): Float32Array {
  const weights = new Float32Array(classes.length);
  for (let at = 0; at + 1 < entry.length; at += 2) {
    weights[entry.charCodeAt(at) - FIRST_CLASS] = (entry.charCodeAt(at + 1) - ZERO_WEIGHT) * step;
  }
  return weights;
}

function weigh(plain: string, weightsOf: (gram: string) => Float32Array | undefined, { bias }: ModelFile) {
  const evidence: Evidence[] = [];
  for (const [gram, at] of gramsOf(plain)) {
    const weights = weightsOf(gram);
    if (weights !== undefined) evidence.push({ gram, at, weights });
  }
  const scale = evidence.length === 0 ? 0 : 1 / Math.sqrt(evidence.length);
  const sums = Float32Array.from(bias);
  for (const { weights } of evidence) {
    for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] ?? 0) + (weights[k] ?? 0) * scale;
  }
  return { sums, evidence };
}

/** Shares that add up to 1. */
export function shares(sums: ArrayLike<number>, sharpness: number): readonly number[] {
  const values = Array.from(sums);
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp((value - top) * sharpness));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
