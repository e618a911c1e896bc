// The sound of a line that a trainer records: cut, levelled like the others, and kept as a WAV file. Samples are
// −1 … 1, one channel.

/** Of what is kept, samples a second: the band of a telephone and some more. */
export const LINE_RATE = 16_000;
/** Loudness of speech in practice calls, dBFS, counted where there is sound; scripts/audio-recipes.mjs has the same. */
const SPEECH_DB = -19;
/** Peaks are rounded off below this. */
const TOP = 0.84;
/** Share of the peak below which nothing is said. */
const QUIET = 0.03;
/** Left before the first sound and after the last one, seconds. */
const BEFORE = 0.05;
const AFTER = 0.12;

export interface Cut {
  /** Index of the first sample, and of the first one that is no longer in it. */
  readonly from: number;
  readonly to: number;
}

/** From just before the first sound to just after the last; everything where there is none. */
export function cutOfSpeech(samples: Float32Array, rate: number): Cut {
  const gate = peakOf(samples) * QUIET;
  const loud = (sample: number): boolean => Math.abs(sample) > gate;
  const first = samples.findIndex(loud);
  if (first < 0) return { from: 0, to: samples.length };
  const last = samples.findLastIndex(loud);
  return {
    from: Math.max(0, first - Math.round(BEFORE * rate)),
    to: Math.min(samples.length, last + 1 + Math.round(AFTER * rate)),
  };
}

/** To the common loudness; undefined where there is no sound in it. */
export function levelSamples(samples: Float32Array): Float32Array<ArrayBuffer> | undefined {
  const peak = peakOf(samples);
  if (peak < 1e-4) return undefined;
  const heard = samples.filter((sample) => Math.abs(sample) > peak * QUIET);
  const gain = 10 ** (SPEECH_DB / 20) / rmsOf(heard);
  return Float32Array.from(samples, (sample) => TOP * Math.tanh((sample * gain) / TOP));
}

/** The highest of each of `count` pieces, for a picture of the wave: 0 … 1. */
export function wavePeaks(samples: Float32Array, count: number): readonly number[] {
  const piece = Math.max(1, samples.length / count);
  return Array.from({ length: count }, (_, i) =>
    peakOf(samples.subarray(Math.floor(i * piece), Math.floor((i + 1) * piece))),
  );
}

export interface LineMeasure {
  readonly durationMs: number;
  readonly peakDb: number;
  readonly rmsDb: number;
}

export const measureSamples = (samples: Float32Array, rate: number): LineMeasure => ({
  durationMs: Math.max(1, Math.round((samples.length * 1000) / rate)),
  peakDb: decibels(peakOf(samples)),
  rmsDb: decibels(rmsOf(samples)),
});

const HEAD = 44;

/** RIFF/WAVE, 16 bit, one channel (Microsoft, Multimedia Programming Interface 1.0). */
export function encodeWav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) =>
    bytes.set(
      [...text].map((char) => char.charCodeAt(0)),
      at,
    );
  word(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) => {
    view.setInt16(HEAD + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return bytes;
}

/** What `encodeWav` wrote; undefined for anything else. */
export function readWav(
  bytes: Uint8Array,
): { readonly rate: number; readonly samples: Float32Array<ArrayBuffer> } | undefined {
  if (bytes.length < HEAD) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const plain = word(0) === 'RIFF' && word(8) === 'WAVE' && word(12) === 'fmt ' && word(36) === 'data';
  if (!plain || view.getUint16(20, true) !== 1 || view.getUint16(22, true) !== 1) return undefined;
  if (view.getUint16(34, true) !== 16 || view.getUint32(40, true) !== bytes.length - HEAD) return undefined;
  const samples = Float32Array.from(
    { length: (bytes.length - HEAD) >> 1 },
    (_, i) => view.getInt16(HEAD + i * 2, true) / 32_767,
  );
  return { rate: view.getUint32(24, true), samples };
}

const peakOf = (samples: Float32Array): number =>
  samples.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0);

const rmsOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

/** One decimal, and never below −120. */
const decibels = (amplitude: number): number =>
  Math.min(0, Math.max(-120, Math.round(200 * Math.log10(amplitude || 1e-6)) / 10));
