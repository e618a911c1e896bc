import type { RubricItem } from './rubricSchema';

/** `notApplicable`: this call gave no occasion for it. `awaitsTrainer`: a person has to judge it. */
export type Verdict = 'met' | 'partly' | 'missed' | 'notApplicable' | 'awaitsTrainer';

/** What one check found. */
export interface Finding {
  /** Part of the weight that is earned, 0 to 1. */
  readonly share: number;
  readonly verdict: Verdict;
  /** Moment in the call that decided it, milliseconds since the epoch. */
  readonly at?: number | undefined;
  /** Seconds that it took, where time is judged. */
  readonly tookS?: number | undefined;
  /** Keys and mouse buttons, where hands are judged. */
  readonly hands?: { readonly keys: number; readonly clicks: number } | undefined;
  /** Of the plan, for what this script expected here; absent: the item's own holds. */
  readonly clause?: string | undefined;
  /** What was found and what was expected, as codes of the lists and the events. */
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
}

export interface ScoredItem extends Finding {
  readonly item: RubricItem;
}

export interface Score {
  readonly items: readonly ScoredItem[];
  /** 0 to 100, over the items that apply and are judged; one decimal. Undefined where there is none. */
  readonly points?: number | undefined;
  /** False while a trainer's item waits. */
  readonly complete: boolean;
}
