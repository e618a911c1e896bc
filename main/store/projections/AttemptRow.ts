import type { AttemptResult, LadderStep } from '@shared/call/CallFact';
import type { AttemptId, CallId, HandoverId } from '@shared/kernel/ids';

/** One climb on the ladder; without `result` it runs, or the program died in it. */
export interface AttemptRow {
  readonly attempt: AttemptId;
  readonly call: CallId;
  readonly step: LadderStep;
  readonly target: string;
  readonly handover: HandoverId;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly result?: AttemptResult | undefined;
  readonly status?: number | undefined;
}
