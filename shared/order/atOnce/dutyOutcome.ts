import type { Call } from '../../call/Call';
import { type CallEvent, evolveCall } from '../../call/evolveCall';
import type { EndCause } from '../../call/Leg';
import type { Millis } from '../../kernel/clock';
import type { DutyResult } from './AtOnceEvent';

export interface DutyOutcome {
  readonly result: DutyResult;
  readonly startedAt: Millis;
  readonly answeredAt?: Millis | undefined;
  readonly endedAt: Millis;
}

/** An operator who puts down a ringing duty phone has waited long enough: that is no answer. */
const RESULTS: Readonly<Record<EndCause, DutyResult>> = {
  busy: 'busy',
  noAnswer: 'noAnswer',
  rejected: 'rejected',
  cancelledHere: 'noAnswer',
  hungUpHere: 'noAnswer',
  hungUpThere: 'failed',
  cancelledThere: 'failed',
  replaced: 'failed',
  failed: 'failed',
  lost: 'failed',
};

/** What became of a call to a duty phone, by its facts; undefined while it runs, or where nothing was dialled. */
export function dutyOutcome(events: readonly CallEvent[]): DutyOutcome | undefined {
  const call = events.reduce<Call | undefined>(evolveCall, undefined);
  if (call?.endedAt === undefined) return undefined;
  const { startedAt, answeredAt, endedAt } = call;
  if (answeredAt !== undefined) return { result: 'answered', startedAt, answeredAt, endedAt };
  const state = call.legs.at(-1)?.state;
  return { result: state?.at === 'ended' ? RESULTS[state.cause] : 'failed', startedAt, endedAt };
}
