// What is heard behind a caller, computed sample by sample: no recording of anybody's street. Always the same.

export const NOISES = ['traffic', 'rain', 'wind', 'crowd', 'works'] as const;
export type NoiseKind = (typeof NOISES)[number];
export const NOISE_LEVELS = ['low', 'middle', 'high'] as const;

/** Behind what somebody says in this noise: RMS in dBFS, where speech has −19. */
const LEVEL_DB: Readonly<Record<(typeof NOISE_LEVELS)[number], number>> = {
  low: -42,
  middle: -34,
  high: -27,
};

export interface Noise {
  readonly kind: NoiseKind;
  readonly level: (typeof NOISE_LEVELS)[number];
}

const SECONDS = 6;
/** Its end runs into its beginning over so many seconds. */
const OVERLAP = 0.5;

/** To be played again and again: mono, −1 … 1, `rate` samples a second. */
export function noiseOf({ kind, level }: Noise, rate: number): Float32Array<ArrayBuffer> {
  const make = KINDS[kind](rate);
  const length = SECONDS * rate;
  const over = OVERLAP * rate;
  const raw = Float32Array.from({ length: length + over }, (_, i) => make(i / rate));
  const loop = Float32Array.from({ length }, (_, i) => {
    const share = Math.min(1, i / over);
    // Two noises add up by their power.
    return (raw[i] ?? 0) * Math.sqrt(share) + (raw[length + i] ?? 0) * Math.sqrt(1 - share);
  });
  const rms = Math.sqrt(loop.reduce((sum, one) => sum + one * one, 0) / length);
  const gain = 10 ** (LEVEL_DB[level] / 20) / rms;
  return loop.map((one) => Math.max(-1, Math.min(1, one * gain)));
}

/** A sample for each moment in its order, seconds. */
type Source = (t: number) => number;

const KINDS: Readonly<Record<NoiseKind, (rate: number) => Source>> = {
  /** A rumble that swells with every car. */
  traffic: (rate) => {
    const rumble = band(rate, 60, 500);
    const tyres = band(rate, 400, 1_600);
    return (t) => rumble() + tyres() * (0.2 + 0.8 * swell(t, 0.37) * swell(t, 0.11));
  },
  rain: (rate) => {
    const hiss = band(rate, 900, 3_600);
    const drops = band(rate, 1_500, 3_000);
    return (t) => hiss() + 2 * drops() * knock(t, 0.13, 0.012);
  },
  wind: (rate) => {
    const gust = band(rate, 80, 700);
    return (t) => gust() * (0.25 + swell(t, 0.23) + 0.5 * swell(t, 0.71));
  },
  /** Many who talk at once: bands of a voice, each at the pace of its syllables. */
  crowd: (rate) => {
    const voices = [
      [300, 700, 3.1],
      [500, 1_100, 3.9],
      [350, 900, 4.7],
      [900, 1_900, 5.3],
    ].map(([low = 0, high = 0, pace = 0]) => ({ sound: band(rate, low, high), pace }));
    return (t) =>
      voices.reduce((sum, { sound, pace }) => sum + sound() * (0.1 + swell(t, pace) * swell(t, pace / 9)), 0);
  },
  /** A hammer on stone, and the machine behind it. */
  works: (rate) => {
    const machine = band(rate, 100, 400);
    const blow = band(rate, 800, 2_800);
    return (t) => 0.5 * machine() + 4 * blow() * knock(t, 0.31, 0.03);
  },
};

/** 0 … 1 … 0, `hertz` times a second. */
const swell = (t: number, hertz: number): number => 0.5 - 0.5 * Math.cos(2 * Math.PI * hertz * t);

/** A blow each `every` seconds that dies away within about `decay`. */
const knock = (t: number, every: number, decay: number): number => Math.exp(-(t % every) / decay);

/** Noise between two frequencies, hertz; its randomness is Numerical Recipes' LCG from a fixed start. */
function band(rate: number, low: number, high: number): () => number {
  let state = low * 65_537 + high;
  let [deep, once, smooth] = [0, 0, 0];
  const keepLow = 1 - Math.exp((-2 * Math.PI * low) / rate);
  const keepHigh = 1 - Math.exp((-2 * Math.PI * high) / rate);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    once += keepHigh * (state / 2 ** 31 - 1 - once);
    smooth += keepHigh * (once - smooth);
    deep += keepLow * (smooth - deep);
    return smooth - deep;
  };
}
