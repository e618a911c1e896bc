import type { RecordedEvent } from '../events/RecordedEvent';
import type { CallId, PersonId, SeatId } from '../kernel/ids';
import type { PracticeScript } from './practiceScriptSchema';
import type { Thresholds } from './progressOf';
import type { Score } from './score/Score';

/** A practice call that was taken: a line of the list of runs. */
export interface PracticeRun {
  readonly call: CallId;
  readonly seat: SeatId;
  /** When the caller began to ring, milliseconds since the epoch. */
  readonly startedAt: number;
  readonly script: Pick<PracticeScript, 'id' | 'version' | 'title' | 'teaches' | 'rings' | 'clause'> & {
    /** Rows that fit. */
    readonly rows: readonly string[];
  };
  readonly person?: PersonId | undefined;
  /** The trainer who led it from another seat. */
  readonly led?: string | undefined;
  /** What a certificate asks on its side, by the rubric of this run; absent: the usual. */
  readonly thresholds?: Thresholds | undefined;
  /** The call still runs, or waits for its end. */
  readonly running: boolean;
  readonly score: Score;
}

/** A run with everything that a replay needs: the script as it was, and the whole stream of the call. */
export interface PracticeRunRecord extends PracticeRun {
  readonly played: PracticeScript;
  readonly events: readonly RecordedEvent[];
}

/** A stretch of a run's sound in stereo, the trainee left and everybody else right; `data` in base64. */
export interface RunSound {
  /** When it begins, milliseconds since the epoch. */
  readonly at: number;
  readonly type: string;
  readonly data: string;
}

/** What a scripted party has just said. */
export interface SpokenLine {
  /** Whose: the id of its script. */
  readonly script: string;
  readonly speaker: 'citizen' | 'partner';
  readonly line: string;
  /** From its first sound to its last, milliseconds. */
  readonly ms: number;
  readonly cut?: true | undefined;
}
