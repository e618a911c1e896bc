// Multinomial logistic regression on runs of 1 to 4 characters, with L2 penalty, by seeded stochastic gradient
// descent (Adagrad): the same data give the same weights on every machine with IEEE arithmetic.
import { gramsOf } from '../../shared/diversion/suggest/grams.ts';
import { FIRST_CLASS, LARGEST_WEIGHT, ZERO_WEIGHT } from '../../shared/diversion/suggest/linearModel.ts';

/** Mulberry32: small, seeded, good enough to shuffle. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(items, random) {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
}

/** Grams and their index. A run of 4 must occur in two lines; a shorter one that one line knows is still a word. */
function gramIndex(samples) {
  const seen = new Map();
  for (const { plain, group } of samples) {
    for (const gram of gramsOf(plain).keys()) {
      const known = seen.get(gram);
      if (known === undefined) seen.set(gram, { group, lines: 1, samples: 1 });
      else {
        known.samples += 1;
        if (known.group !== group) known.lines += 1;
        known.group = group;
      }
    }
  }
  const index = new Map();
  for (const [gram, { lines, samples: often }] of seen) {
    if (lines >= 2 || gram.length <= 2 || (gram.length === 3 && often >= 2)) index.set(gram, index.size);
  }
  return index;
}

/**
 * `samples`: {plain, label (class index), group (line), weight}. `dropout` is the share of grams that each step leaves
 * out, so that no class rests on one word that its own examples happen to share. The models of all `seeds` are averaged.
 */
export function train(samples, classes, { seeds = [7, 8, 9], ...options } = {}) {
  const index = gramIndex(samples);
  const prepared = samples.map((sample) => ({
    label: sample.label,
    weight: sample.weight ?? 1,
    ids: [...gramsOf(sample.plain).keys()].map((gram) => index.get(gram)).filter((id) => id !== undefined),
  }));
  const weights = new Float64Array(index.size * classes.length);
  const bias = new Float64Array(classes.length);
  for (const seed of seeds) {
    const once = descend(prepared, index.size, classes.length, seeded(seed), options);
    for (const [at, value] of once.weights.entries()) weights[at] += value / seeds.length;
    for (const [k, value] of once.bias.entries()) bias[k] += value / seeds.length;
  }
  return { classes, index, weights, bias };
}

function descend(prepared, size, width, random, { epochs = 14, rate = 0.6, decay = 2e-5, dropout = 0 }) {
  const weights = new Float64Array(size * width);
  const squares = new Float64Array(size * width).fill(1e-3);
  const bias = new Float64Array(width);
  const logits = new Float64Array(width);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { ids: all, label, weight } of shuffled(prepared, random)) {
      const ids = all.filter(() => random() >= dropout);
      if (ids.length === 0) continue;
      const scale = 1 / Math.sqrt(ids.length);
      logits.set(bias);
      for (const id of ids) for (let k = 0; k < width; k += 1) logits[k] += weights[id * width + k] * scale;
      softmax(logits);
      for (let k = 0; k < width; k += 1) {
        const error = (logits[k] - (k === label ? 1 : 0)) * weight;
        if (Math.abs(error) < 1e-4) continue;
        bias[k] -= 0.01 * error;
        for (const id of ids) {
          const at = id * width + k;
          const gradient = error * scale + decay * weights[at];
          squares[at] += gradient * gradient;
          weights[at] -= (rate * gradient) / Math.sqrt(squares[at] + 0.05);
        }
      }
    }
  }
  return { weights, bias };
}

function softmax(values) {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of values) top = Math.max(top, value);
  let total = 0;
  for (let k = 0; k < values.length; k += 1) {
    values[k] = Math.exp(values[k] - top);
    total += values[k];
  }
  for (let k = 0; k < values.length; k += 1) values[k] /= total;
}

/** A weight of fewer steps is left out: half of all weights, and together they decide nothing. */
const LEAST_STEPS = 2;

/** Packs as linearModel.ts reads: small weights are left out, and grams without any. */
export function pack({ classes, index, weights, bias }, sharpness = 1) {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = largest / LARGEST_WEIGHT;
  const grams = [];
  const entries = [];
  for (const [gram, id] of [...index].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let entry = '';
    for (let k = 0; k < classes.length; k += 1) {
      const rounded = Math.round(weights[id * classes.length + k] / step);
      if (Math.abs(rounded) < LEAST_STEPS) continue;
      // The backslash would cost two characters in JSON.
      const code = ZERO_WEIGHT + rounded;
      entry += String.fromCharCode(FIRST_CLASS + k, code === 92 ? 93 : code);
    }
    if (entry === '') continue;
    grams.push(gram);
    entries.push(entry);
  }
  return {
    classes: [...classes],
    bias: Array.from(bias, (value) => Number(value.toFixed(3))),
    step: Number(step.toPrecision(6)),
    sharpness,
    grams: grams.join(' '),
    weights: entries.join(' '),
  };
}
