import { type IntakeContext, type OpenAttempt, reached } from './IntakeContext';
import type { IntakeForm } from './IntakeForm';
import { isNewsToPolice } from './intakeRules';
import type { MachineEvent } from './machineEvent';

type Change = Partial<IntakeContext>;

/** What an accepted event changes in the intake's memory. The machine decides whether it is accepted. */
export function noted(context: IntakeContext, event: MachineEvent): Change {
  switch (event.type) {
    case 'rang':
      return { callerLeg: event.leg, callerNumber: context.handover?.callerNumber || event.number };
    case 'callerReplaced':
      return { callerNumber: context.handover?.callerNumber || event.number || context.callerNumber };
    case 'fieldsWritten':
      return { form: { ...context.form, ...event.fields }, unsaved: true };
    case 'rowChosen':
      // Overruling was about the old row; the new one speaks for itself again.
      return {
        row: event.row,
        item: event.item ?? '',
        overruled: event.row === context.row ? context.overruled : undefined,
        unsaved: true,
      };
    case 'overlapAnswered':
      return {
        overlapAnswers: { ...context.overlapAnswers, [event.overlap]: event.answer },
        unsaved: true,
      };
    case 'questionAnswered':
      return {
        answers: {
          ...context.answers,
          [event.question]: {
            answer: event.answer,
            said: event.said ?? `${event.question} ${event.answer}`,
            at: event.at ?? 0,
          },
        },
        unsaved: true,
      };
    case 'ownerOverruled':
      return { overruled: { owner: event.owner, reason: event.reason }, unsaved: true };
    case 'consentRecorded':
      return event.consent === 'given'
        ? { consent: 'given' }
        : { consent: event.consent, disposal: 'dispatched' };
    case 'ladderStarted':
      return { attempt: { step: event.step, target: event.target, at: 'requested' } };
    case 'attemptStarted':
      return {
        attempt: { id: event.attempt, step: event.step, target: event.target, at: 'dialling' },
        partnerLeg: event.leg,
      };
    case 'partnerRang':
      return { attempt: moved(context.attempt, 'ringing') };
    case 'partnerAnswered':
      return { attempt: moved(context.attempt, 'answered') };
    case 'attemptEnded':
      return ended(context, event.result);
    case 'dispatchChosen':
      return { disposal: 'dispatched', unsaved: true };
    case 'keptHere':
      return { disposal: 'kept', unsaved: true };
    case 'answeredDirectly':
      return {
        disposal: 'answered',
        form: { ...context.form, kind: 'consultation' },
        level: context.level ?? 3,
        unsaved: true,
      };
    case 'settled':
      return {
        settled: { takenBy: event.takenBy, saidBy: event.saidBy },
        disposal: event.takenBy === context.side ? 'kept' : 'settledTheirs',
        unsaved: true,
      };
    case 'levelConfirmed':
      return { level: event.level, levelReason: event.reason, unsaved: true };
    case 'submitted':
      return {
        saved: true,
        unsaved: false,
        nonCase: undefined,
        disposal: keptUndecided(context),
        dispatchSent: context.dispatchSent || context.disposal === 'dispatched',
      };
    case 'nonCaseMarked':
      return { nonCase: event.nonCase };
    case 'dangerMarked':
      return {
        danger: {
          now: true,
          kinds: united(context.danger.kinds, event.kinds),
          words: united(context.danger.words, event.words),
          by: raisedBy(context, event),
        },
        unsaved: true,
      };
    case 'dangerLowered':
      return {
        danger: {
          ...context.danger,
          now: false,
          lowered: event.reason,
          words: united(context.danger.words, event.words),
        },
        unsaved: true,
      };
    case 'callerGone':
      return { line: 'gone' };
    case 'callLost':
      // The phone that dialled is gone with the call: nobody else will end the climb.
      return { line: context.line === 'gone' ? 'gone' : 'lost', ...ended(context, 'failed') };
    case 'callFound':
      return { line: 'found' };
    case 'seatLeft':
      return { line: 'gone' };
    case 'handoverReceived':
      return prefilled(context, event.record);
    case 'greeted':
    case 'answered':
    case 'partnerGone':
    case 'wrapUpDone':
      return {};
  }
}

const raisedBy = (
  context: IntakeContext,
  event: Extract<MachineEvent, { type: 'dangerMarked' }>,
): IntakeContext['danger']['by'] => {
  const { danger, side } = context;
  if (danger.now && danger.by === '110' && !isNewsToPolice(context, event)) return '110';
  if (event.by !== 'handover') return event.by ?? 'person';
  return side === '12345' && !danger.now ? '110' : 'person';
};

const united = (some: readonly string[] = [], more: readonly string[] = []): readonly string[] => [
  ...new Set([...some, ...more]),
];

/** 三（二）2: nobody said who takes it, so the one who received it first keeps it. */
const keptUndecided = ({ disposal, attempts }: IntakeContext): IntakeContext['disposal'] =>
  disposal === 'undecided' && attempts.some(({ result }) => result === 'threeParty') ? 'kept' : disposal;

const moved = (attempt: OpenAttempt | undefined, at: OpenAttempt['at']): OpenAttempt | undefined =>
  attempt === undefined ? undefined : { ...attempt, at };

/** Every climb leaves exactly one summary behind. */
function ended(context: IntakeContext, result: IntakeContext['attempts'][number]['result']): Change {
  const { attempt } = context;
  if (attempt === undefined) return {};
  const { step, target } = attempt;
  return {
    attempt: undefined,
    attempts: [...context.attempts, { step, target, result }],
    fallback: reached(result) ? undefined : target,
    unsaved: true,
    ...(result === 'handedOff' ? { disposal: 'handedOff' } : {}),
  };
}

/** The sender's words stand where this seat has written none of its own. */
function prefilled(
  context: IntakeContext,
  record: Extract<MachineEvent, { type: 'handoverReceived' }>['record'],
): Change {
  const form: IntakeForm = {
    ...context.form,
    narrative: context.form.narrative || record.narrative,
    place: context.form.place || record.place,
    division: context.form.division || record.division,
  };
  return {
    handover: record,
    form,
    callerNumber: record.callerNumber || context.callerNumber,
    ...(context.row === '' ? { row: record.row, item: record.item } : {}),
    answers: { ...record.answers, ...context.answers },
    danger: {
      ...context.danger,
      now: context.danger.now || record.dangerNow,
      kinds: united(context.danger.kinds, record.danger),
      ...(record.dangerNow && record.fromSide === '110' && !context.danger.now ? { by: '110' as const } : {}),
      ...(record.dangerWords === undefined
        ? {}
        : { words: united(context.danger.words, record.dangerWords) }),
    },
  };
}
