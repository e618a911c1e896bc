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

/**
 * `samples`: {plain, label (class index), group (line), weight}. Grams must occur in `leastGroups` lines. `dropout` is
 * the share of grams that each step leaves out, so that no row rests on one word that its own examples happen to share.
 */
export function train(samples, classes, options = {}) {
  const { epochs = 14, rate = 0.6, decay = 2e-5, dropout = 0, leastGroups = 2, seed = 7 } = options;
  const groups = new Map();
  for (const { plain, group } of samples) {
    for (const gram of gramsOf(plain).keys()) {
      const seen = groups.get(gram);
      if (seen === undefined) groups.set(gram, { first: group, more: 1, samples: 1 });
      else {
        seen.samples += 1;
        if (seen.first !== group) {
          seen.more += 1;
          seen.first = group;
        }
      }
    }
  }
  const index = new Map();
  for (const [gram, { more, samples: often }] of groups) {
    // A word that one line alone knows is still a word (2 characters); longer runs must be heard in several lines.
    if (more >= leastGroups || (gram.length <= 2 && often >= 1) || (gram.length === 3 && often >= 2))
      index.set(gram, index.size);
  }
  const width = classes.length;
  const weights = new Float64Array(index.size * width);
  const squares = new Float64Array(index.size * width).fill(1e-3);
  const bias = new Float64Array(width);
  const prepared = samples.map((sample) => ({
    label: sample.label,
    weight: sample.weight ?? 1,
    ids: [...gramsOf(sample.plain).keys()].map((gram) => index.get(gram)).filter((id) => id !== undefined),
  }));
  const random = seeded(seed);
  const logits = new Float64Array(width);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { ids: all, label, weight } of shuffled(prepared, random)) {
      const ids = dropout === 0 ? all : all.filter(() => random() >= dropout);
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
  return { classes, index, weights, bias };
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
