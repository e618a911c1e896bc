import type { IntakeContext } from './IntakeContext';
import type { Answer, IntakeEvent } from './IntakeEvent';
import type { IntakeState, IntakeStep, Offer, OfferAction, Ruling } from './IntakeState';
import { isTarget, lineOpen, mayTransfer, must110First, partnerOf } from './intakeRules';

/** What the offers are made from. `can`: would the machine take this event now? */
export interface OfferInput {
  readonly context: IntakeContext;
  readonly step: IntakeStep;
  readonly owner: Ruling;
  readonly can: (event: IntakeEvent) => boolean;
}

export type Asking = IntakeState['asking'];

const TALKING: readonly IntakeStep[] = ['greeting', 'work', 'consent', 'returned', 'order', 'level', 'save'];

/** Which question is on screen with number keys. Danger asks nothing: the road to 110 is open. */
export function askingOf({ context, step, owner }: Omit<OfferInput, 'can'>): Asking {
  if ((step === 'threeParty' || step === 'settling') && context.settled === undefined) return 'settled';
  if (step === 'level') return 'level';
  if (context.danger.now || !TALKING.includes(step)) return undefined;
  if (openOverlap(context, owner) !== undefined) return 'overlap';
  const undecided = context.disposal === 'undecided' && lineOpen(context);
  return undecided && owner.owner === 'theirs' && context.consent === 'notAsked' ? 'consent' : undefined;
}

const openOverlap = (context: IntakeContext, { owner, overlap }: Ruling): string | undefined =>
  owner === 'unclear' && overlap !== undefined && context.overlapAnswers[overlap] === undefined
    ? overlap
    : undefined;

interface Draft {
  readonly action: OfferAction;
  readonly key: string;
  readonly event: IntakeEvent;
  readonly needs?: Offer['needs'];
}

/** Everything that can be done now, in the order of the screen. All but `needs: 'consent'` pass the machine. */
export function offersOf(input: OfferInput): readonly Offer[] {
  const asking = askingOf(input);
  const drafts = [
    ...always(input.context),
    ...answers(input, asking),
    ...ladder(input.context),
    ...ends(input.can({ type: 'wrapUpDone' })),
  ];
  const primary = primaryOf(input, asking);
  return drafts
    .filter(({ event, needs }) => (needs === 'consent' ? mayAskFor(input) : input.can(event)))
    .map((draft) => ({ ...draft, primary: draft.action === primary }));
}

/** A transfer waits for consent only: offered with what it needs, so that its key is on screen. */
const mayAskFor = ({ context, step }: OfferInput): boolean =>
  TALKING.concat('settling').includes(step) && lineOpen(context) && context.attempt === undefined;

function always({ danger }: IntakeContext): readonly Draft[] {
  return [
    danger.now
      ? {
          action: 'lowerDanger',
          key: 'Shift+F10',
          event: { type: 'dangerLowered', reason: '…' },
          needs: 'reason',
        }
      : { action: 'markDanger', key: 'F10', event: { type: 'dangerMarked', kinds: [] } },
    { action: 'greet', key: 'Enter', event: { type: 'greeted' } },
  ];
}

function answers({ context, owner }: OfferInput, asking: Asking): readonly Draft[] {
  const { side } = context;
  const key = (question: Asking, digit: string): string => (asking === question ? digit : '');
  const consents: readonly Draft[] = [
    draft('consentGiven', key('consent', '1'), { type: 'consentRecorded', consent: 'given' }),
    draft('consentRefused', key('consent', '2'), { type: 'consentRecorded', consent: 'refused' }),
    draft('consentNotPossible', key('consent', '3'), { type: 'consentRecorded', consent: 'notPossible' }),
  ];
  const overlap = openOverlap(context, owner);
  const answer = (action: OfferAction, digit: string, said: Answer): readonly Draft[] =>
    overlap === undefined
      ? []
      : [draft(action, key('overlap', digit), { type: 'overlapAnswered', overlap, answer: said })];
  return [
    ...answer('answerYes', '1', 'yes'),
    ...answer('answerNo', '2', 'no'),
    ...answer('answerUnsure', '3', 'unsure'),
    ...consents,
    draft('settleOurs', key('settled', '1'), { type: 'settled', takenBy: side, saidBy: side }),
    draft('settleTheirs', key('settled', '2'), {
      type: 'settled',
      takenBy: partnerOf(context),
      saidBy: partnerOf(context),
    }),
    draft('level1', key('level', '1'), { type: 'levelConfirmed', level: 1 }),
    draft('level2', key('level', '2'), { type: 'levelConfirmed', level: 2 }),
    draft('level3', key('level', '3'), { type: 'levelConfirmed', level: 3 }),
  ];
}

function ladder(context: IntakeContext): readonly Draft[] {
  const target = partnerOf(context);
  const again = context.fallback ?? target;
  const needs = mayTransfer(context) ? undefined : ({ needs: 'consent' } as const);
  return [
    { ...draft('transfer', 'F6', { type: 'ladderStarted', step: 'transfer', target }), ...needs },
    draft('threeParty', 'F7', {
      type: 'ladderStarted',
      step: 'threeParty',
      target: isTarget(context, again) ? again : target,
    }),
    draft('dispatch', 'F8', { type: 'dispatchChosen' }),
    draft('keepHere', 'Shift+F8', { type: 'keptHere' }),
    draft('directAnswer', 'Shift+F4', { type: 'answeredDirectly' }),
  ];
}

/** Finishing saves what was written meanwhile: one key for both, and never two meanings of it at a time. */
const ends = (canFinish: boolean): readonly Draft[] => [
  draft('submit', canFinish ? '' : 'Ctrl+Enter', { type: 'submitted' }),
  draft('silent', '', { type: 'nonCaseMarked', nonCase: 'silent' }),
  draft('misdialled', '', { type: 'nonCaseMarked', nonCase: 'misdialled' }),
  draft('prank', '', { type: 'nonCaseMarked', nonCase: 'prank' }),
  draft('harassment', '', { type: 'nonCaseMarked', nonCase: 'harassment' }),
  draft('hungUp', '', { type: 'nonCaseMarked', nonCase: 'hungUp' }),
  draft('finish', 'Ctrl+Enter', { type: 'wrapUpDone' }),
];

const draft = (action: OfferAction, key: string, event: IntakeEvent): Draft => ({ action, key, event });

/** The road of the plan from here: 110 at once in danger, else the ladder's next step, else the order. */
function primaryOf({ context, step, owner }: OfferInput, asking: Asking): OfferAction | undefined {
  if (must110First(context))
    return lineOpen(context) && context.fallback === undefined ? 'transfer' : 'dispatch';
  switch (step) {
    case 'wrapUp':
      return lineOpen(context) && context.unsaved && context.nonCase === undefined ? 'submit' : 'finish';
    case 'level':
      return undefined;
    case 'save':
      return 'submit';
    case 'returned':
      return lineOpen(context) ? 'threeParty' : 'dispatch';
    case 'consent':
      return 'transfer';
    case 'settling':
      return context.settled === undefined ? 'keepHere' : 'submit';
    case 'greeting':
      return 'greet';
    case 'work':
    case 'order':
      return asking === undefined ? roadFor(context, owner) : undefined;
    default:
      return undefined;
  }
}

function roadFor(context: IntakeContext, { owner }: Ruling): OfferAction | undefined {
  if (context.disposal !== 'undecided') return 'submit';
  const open = lineOpen(context) && context.fallback === undefined;
  // 三（三）1: police are there already, and have sent on what 12345 has to do in it.
  if (owner === 'ours' || (owner === 'both' && context.danger.by === '110')) return 'submit';
  if (owner === 'theirs') {
    if (context.consent === 'refused' || !open) return 'dispatch';
    return 'transfer';
  }
  if (!open) return context.row === '' ? 'submit' : 'keepHere';
  return context.row === '' ? undefined : 'threeParty';
}
