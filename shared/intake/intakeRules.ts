import type { LadderStep } from '../call/CallFact';
import { otherSide } from '../kernel/side';
import { type IntakeContext, reached } from './IntakeContext';
import type { MachineEvent } from './machineEvent';

/** The rules of the plan that decide whether a step may be taken. Asked by the machine and by what explains it. */

export const lineOpen = ({ line }: IntakeContext): boolean => line === 'live' || line === 'found';

/** The seat can ring somebody for the caller: the caller is there, and no other climb runs. */
const canDial = (context: IntakeContext, target: string): boolean =>
  lineOpen(context) && context.attempt === undefined && isTarget(context, target);

/** A number, and not this side's own. */
export const isTarget = ({ side }: IntakeContext, target: string): boolean =>
  /^\d{2,20}$/.test(target) && target !== side;

/** 三（二）1: with the caller's consent. Danger now goes before it (三（三）1). */
export const mayTransfer = ({ consent, danger }: IntakeContext): boolean => consent === 'given' || danger.now;

/** A caller who said no is not put together with others either, unless in danger. */
export const mayJoin = ({ consent, danger }: IntakeContext): boolean => consent !== 'refused' || danger.now;

/**
 * 三（三）1: with danger now, 110 dispatches first, whoever took the call. True while a 12345 seat has not brought
 * 110 in by call or by order: until then the matter is neither kept, saved nor closed. What 110 itself handed over
 * with its danger is known there, and the seat does its own part of it.
 */
export const must110First = ({ side, danger, attempts, disposal }: IntakeContext): boolean =>
  side === '12345' &&
  danger.now &&
  danger.by !== '110' &&
  disposal !== 'dispatched' &&
  !attempts.some(({ target, result }) => target === '110' && reached(result));

/** Police handed the danger over, and something is marked that their record did not say: they have to hear of it. */
export const isNewsToPolice = (
  { danger }: IntakeContext,
  { kinds }: Extract<MachineEvent, { type: 'dangerMarked' }>,
): boolean => danger.now && danger.by === '110' && kinds.some((kind) => !danger.kinds.includes(kind));

/** Somebody else has had the caller: this can no longer be nobody's matter. */
export const wasShared = ({ attempts }: IntakeContext): boolean =>
  attempts.some(({ result }) => reached(result));

const wasJoined = ({ attempts }: IntakeContext): boolean =>
  attempts.some(({ result }) => result === 'threeParty');

/** A record is read once, and not after the matter has ended here. */
const handoverInTime = ({ handover, saved, nonCase, missed }: IntakeContext): boolean =>
  handover === undefined && !saved && nonCase === undefined && !missed;

const filled = (text: string): boolean => text.trim() !== '';

interface Asked {
  readonly context: IntakeContext;
  readonly event: MachineEvent;
}

const result = ({ event }: Asked): string => (event.type === 'attemptEnded' ? event.result : '');

/** Is this the end of the climb that runs? A result that comes twice, or for another climb, is not. */
const endsAttempt = ({ context: { attempt }, event }: Asked): boolean =>
  event.type === 'attemptEnded' &&
  attempt !== undefined &&
  (attempt.id === undefined || attempt.id === event.attempt);

const ends = (asked: Asked, word: string): boolean => endsAttempt(asked) && result(asked) === word;

/** May this step of the ladder be climbed, as the operator asks or as the phone says it began? */
const climbs = (
  { context, event }: Asked,
  by: 'ladderStarted' | 'attemptStarted',
  step: LadderStep,
): boolean =>
  event.type === by &&
  event.step === step &&
  canDial(context, event.target) &&
  (step === 'transfer' ? mayTransfer(context) : mayJoin(context));

/** Guards by the name that the machine uses. */
export const intakeGuards = {
  hasReason: ({ event }: Asked) => 'reason' in event && filled(event.reason ?? ''),
  levelKnown: ({ context }: Asked) => context.level !== undefined,
  wantsTransfer: (asked: Asked) => climbs(asked, 'ladderStarted', 'transfer'),
  wantsThreeParty: (asked: Asked) => climbs(asked, 'ladderStarted', 'threeParty'),
  startsTransfer: (asked: Asked) => climbs(asked, 'attemptStarted', 'transfer'),
  startsThreeParty: (asked: Asked) => climbs(asked, 'attemptStarted', 'threeParty'),
  notDialled: ({ context }: Asked) => context.attempt?.at === 'requested',
  notDialledMayKeep: ({ context }: Asked) => context.attempt?.at === 'requested' && !must110First(context),
  consents: ({ context, event }: Asked) =>
    event.type === 'consentRecorded' && event.consent === 'given' && lineOpen(context),
  dissents: ({ event }: Asked) => event.type === 'consentRecorded' && event.consent !== 'given',
  endsAttempt,
  endsHandedOff: (asked: Asked) => ends(asked, 'handedOff'),
  endsThreeParty: (asked: Asked) => ends(asked, 'threeParty'),
  endsCallerGone: (asked: Asked) => ends(asked, 'callerGone'),
  mayKeep: ({ context }: Asked) => !must110First(context),
  /** A question on this side's line, of the lowest level, that nobody else has had. */
  mayAnswer: ({ context }: Asked) =>
    !context.danger.now &&
    ['', 'consultation'].includes(context.form.kind) &&
    (context.level ?? 3) === 3 &&
    ['undecided', 'kept', 'answered'].includes(context.disposal),
  mayDispatchLate: ({ context }: Asked) => context.saved && !context.dispatchSent,
  mayBeNoCase: ({ context, event }: Asked) =>
    event.type === 'nonCaseMarked' &&
    !context.danger.now &&
    !context.saved &&
    !wasShared(context) &&
    !(event.nonCase === 'hungUp' && lineOpen(context)),
  wasJoined: ({ context }: Asked) => wasJoined(context),
  lineOver: ({ context }: Asked) => !lineOpen(context),
  dangerHere: ({ context }: Asked) => context.danger.now && context.handover === undefined,
  dangerFresh: ({ context, event }: Asked) =>
    !context.danger.now || (event.type === 'dangerMarked' && isNewsToPolice(context, event)),
  handoverInTime: ({ context }: Asked) => handoverInTime(context),
  dangerHandedOver: ({ context, event }: Asked) =>
    event.type === 'handoverReceived' && event.record.dangerNow && handoverInTime(context),
  hungUpByCaller: ({ event }: Asked) =>
    event.type === 'callerGone' && (event.cause === 'hungUpThere' || event.cause === 'cancelledThere'),
  isSettled: ({ context }: Asked) => context.settled !== undefined,
  foundAgain: ({ context }: Asked) => context.missed && context.line === 'lost',
} as const;

/** Number of the other side: where orders are dispatched, and what F6 and F7 dial. */
export const partnerOf = ({ side }: IntakeContext) => otherSide(side);
