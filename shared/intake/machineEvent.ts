import type { AttemptResult, LadderStep } from '../call/CallFact';
import type { HandoverRecord } from '../call/HandoverRecord';
import type { EndCause } from '../call/Leg';
import type { RecordedEvent } from '../events/RecordedEvent';
import type { AttemptId, LegId } from '../kernel/ids';
import type { IntakeContext } from './IntakeContext';
import type { IntakeEvent } from './IntakeEvent';

/** The phone's facts as the intake sees them: about the caller and the partner, not about legs. */
export type LineEvent =
  | { readonly type: 'rang'; readonly leg: LegId; readonly number: string }
  | { readonly type: 'answered' }
  | { readonly type: 'callerReplaced'; readonly number: string }
  | { readonly type: 'callerGone'; readonly cause: EndCause }
  | {
      readonly type: 'attemptStarted';
      readonly attempt: AttemptId;
      readonly step: LadderStep;
      readonly target: string;
      readonly leg: LegId;
    }
  | { readonly type: 'partnerRang' }
  | { readonly type: 'partnerAnswered' }
  | { readonly type: 'partnerGone' }
  | { readonly type: 'attemptEnded'; readonly attempt: AttemptId; readonly result: AttemptResult }
  | { readonly type: 'seatLeft' }
  | { readonly type: 'callLost' }
  | { readonly type: 'callFound' }
  | { readonly type: 'handoverReceived'; readonly record: HandoverRecord };

/** Time enters with the event: the machine keeps it with the answer. */
type TimedAnswer = Extract<IntakeEvent, { type: 'questionAnswered' }> & { readonly at?: number | undefined };

export type MachineEvent = Exclude<IntakeEvent, { type: 'questionAnswered' }> | TimedAnswer | LineEvent;

/** Which far end a leg has, as far as the intake has heard of it. */
export type Ends = Pick<IntakeContext, 'callerLeg' | 'partnerLeg'>;

/**
 * What a recorded event of the call's stream means for the intake; undefined where it means nothing. Legs that
 * are neither the caller's nor the running attempt's are none of its business.
 */
export function toMachineEvent(
  body: RecordedEvent['body'],
  ends: Ends,
  at?: number,
): MachineEvent | undefined {
  switch (body.type) {
    case 'legOffered':
      return body.role === 'caller' && ends.callerLeg === undefined
        ? { type: 'rang', leg: body.leg, number: body.party.number }
        : undefined;
    case 'legRung':
      return body.leg === ends.partnerLeg ? { type: 'partnerRang' } : undefined;
    case 'legAnswered':
      if (body.leg === ends.callerLeg) return { type: 'answered' };
      return body.leg === ends.partnerLeg ? { type: 'partnerAnswered' } : undefined;
    case 'legReplaced':
      return body.leg === ends.callerLeg ? { type: 'callerReplaced', number: body.party.number } : undefined;
    case 'legEnded':
      if (body.leg === ends.callerLeg) return { type: 'callerGone', cause: body.cause };
      return body.leg === ends.partnerLeg ? { type: 'partnerGone' } : undefined;
    case 'attemptStarted': {
      const { attempt, step, target, leg } = body;
      return { type: 'attemptStarted', attempt, step, target, leg };
    }
    case 'attemptEnded':
      return { type: 'attemptEnded', attempt: body.attempt, result: body.result };
    case 'seatLeft':
    case 'callLost':
    case 'callFound':
    case 'handoverReceived':
      return body;
    case 'questionAnswered':
      return { ...body, at };
    default:
      return isIntakeEvent(body) ? body : undefined;
  }
}

const INTAKE_EVENTS: Readonly<Record<IntakeEvent['type'], true>> = {
  greeted: true,
  fieldsWritten: true,
  rowChosen: true,
  overlapAnswered: true,
  dangerMarked: true,
  dangerLowered: true,
  questionAnswered: true,
  ownerOverruled: true,
  consentRecorded: true,
  ladderStarted: true,
  dispatchChosen: true,
  keptHere: true,
  answeredDirectly: true,
  settled: true,
  levelConfirmed: true,
  submitted: true,
  nonCaseMarked: true,
  wrapUpDone: true,
};

const isIntakeEvent = (body: { readonly type: string }): body is IntakeEvent => body.type in INTAKE_EVENTS;
