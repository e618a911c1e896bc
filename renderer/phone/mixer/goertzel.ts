// Phone page. How loud one frequency is in a piece of sound (Goertzel's algorithm).

/** Amplitude of `hertz` in `samples`, 0 to 1, under a Hann window so that neighbours don't leak in. */
export function goertzel(samples: Float32Array, sampleRate: number, hertz: number): number {
  const count = samples.length;
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let before = 0;
  let last = 0;
  samples.forEach((sample, index) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / (count - 1));
    const next = sample * hann + coefficient * last - before;
    before = last;
    last = next;
  });
  const power = before * before + last * last - coefficient * before * last;
  return (4 * Math.sqrt(Math.max(0, power))) / count;
}
