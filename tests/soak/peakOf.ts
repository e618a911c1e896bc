const SLICES = 10;

/** Rate of the busiest tenth of the time, from the first possible moment (0) to the last, as a multiple of the mean rate. */
export function peakOf(moments: readonly number[]): number {
  const last = Math.max(...moments);
  const slices = Array.from({ length: SLICES }, () => 0);
  for (const one of moments) {
    const at = Math.min(SLICES - 1, Math.floor((one / last) * SLICES));
    slices[at] = (slices[at] ?? 0) + 1;
  }
  return Math.max(...slices) / (moments.length / SLICES);
}
