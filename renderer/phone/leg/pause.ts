/** Resolves after `ms` milliseconds. */
export const pause = (ms: number): Promise<'late'> =>
  new Promise((resolve) => setTimeout(() => resolve('late'), ms));
