// Tones and noises of scripts/make-audio.mjs, computed sample by sample: no sound of anybody's else, and the same
// bytes every time.

export const RATE = 48_000;

/** RMS in dBFS that a sound is levelled to, where it sounds. */
export const LEVELS = {
  speech: -19,
  breathing: -34,
  room: -46,
  smash: -20,
  ringback: -21,
  busy: -21,
  'seat-ring': -24,
  hold: -28,
};

export const TONES = {
  'tone-ringback.ogg': { recipe: 'ringback', text: '（回铃音：450 Hz，响1秒停4秒）' },
  'tone-busy.ogg': { recipe: 'busy', text: '（忙音：450 Hz，响0.35秒停0.35秒）' },
  'tone-seat-ring.ogg': { recipe: 'seat-ring', text: '（座席来电提示音：两声）' },
  'tone-hold.ogg': { recipe: 'hold', text: '（等待音）' },
};

const paint = (seconds, at) =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => at(i / RATE));

const sine = (hertz, t) => Math.sin(2 * Math.PI * hertz * t);

/** 0 … 1 … 0 with soft shoulders of `edge` seconds, so that nothing clicks. */
const window = (t, from, length, edge) => {
  const inside = Math.min(t - from, from + length - t);
  return inside <= 0 ? 0 : inside >= edge ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * inside) / edge);
};

/** A struck bar: soft start, slow decay, a little of the octave. */
const chime = (hertz, t, decay) =>
  t < 0 ? 0 : Math.min(1, t / 0.015) * Math.exp(-t / decay) * (sine(hertz, t) + 0.2 * sine(2 * hertz, t));

/** Noise from a fixed start (Numerical Recipes' LCG), low-passed by `smooth` of the last value. */
function noise(smooth) {
  let state = 12345;
  let last = 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    last = smooth * last + (1 - smooth) * (state / 2 ** 31 - 1);
    return last;
  };
}

/** Pentatonic, one note a second, over 12 s: the last note has died away where the loop closes. */
const HOLD = [392, 440, 523.25, 587.33, 523.25, 440, 392, 329.63, 392, 440, 392];

export const RECIPES = {
  ringback: () => paint(5, (t) => window(t, 0, 1, 0.01) * sine(450, t)),
  busy: () => paint(2.1, (t) => window(t % 0.7, 0, 0.35, 0.01) * sine(450, t)),
  'seat-ring': () => paint(3, (t) => chime(587.33, t, 0.35) + chime(440, t - 0.45, 0.45)),
  hold: () =>
    paint(12, (t) => {
      const fade = window(t, -1, 13, 0.6);
      return fade * HOLD.reduce((sum, hertz, i) => sum + chime(hertz, t - i, 0.7), 0);
    }),
  breathing: () => {
    const hiss = noise(0.7);
    // In 1.4 s, out 1.8 s, then a rest: about as often as somebody breathes who is afraid.
    return paint(7.6, (t) => {
      const beat = t % 3.8;
      return hiss() * (0.06 + 0.6 * window(beat, 0, 1.4, 0.6) + window(beat, 1.6, 1.8, 0.8));
    });
  },
  room: () => {
    const hum = noise(0.97);
    return paint(4, () => hum());
  },
  smash: () => {
    const crash = noise(0.2);
    const shards = [0, 0.09, 0.17, 0.31, 0.44, 0.62];
    return paint(1.6, (t) => {
      const ring = shards.reduce(
        (sum, from, i) => sum + chime(2100 + 260 * ((i * 5) % 7), t - from, 0.08),
        0,
      );
      return crash() * (Math.exp(-t / 0.09) + 0.5 * Math.exp(-Math.abs(t - 0.35) / 0.06)) * 2 + 0.25 * ring;
    });
  },
};
