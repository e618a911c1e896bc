/** One row of the bench. A new row is a file in `rows/` that exports one of these as `row`. */
export interface BenchRow {
  readonly id: string;
  /** Unit of `ours` and `against`: smaller is better. */
  readonly unit: string;
  /** ours ÷ against must be at or below it. */
  readonly goal: number;
  /** What is held against what, for people. */
  readonly title: string;
  /** Measures both in the same run, so that a slow or busy machine slows both; throws where a promise is broken. */
  run(): Promise<Measured>;
}

export interface Measured {
  readonly ours: number;
  readonly against: number;
  /** What else was seen, for people. */
  readonly note?: string | undefined;
}

/** A row's line for machines. */
export interface BenchLine {
  readonly id: string;
  readonly ours: number;
  readonly against: number;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: number;
  readonly holds: boolean;
}
