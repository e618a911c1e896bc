// Renderer, desk page: what an action of the key table does. Returns whether the key was used.
import { TARGETS } from '@shared/call/Targets';
import type { IntakeEvent, NonCase } from '@shared/intake/IntakeEvent';
import type { IntakeState } from '@shared/intake/IntakeState';
import { may } from '@shared/person/may';
import type { KeyAction } from '../../ui/keys/actions';
import type { Screen } from '../state/DeskState';
import { availability } from '../view/availability';
import { markOf } from '../view/briefDanger';
import { ledShown } from '../view/ledView';
import { type Phase, phaseOf } from '../view/phaseOf';
import { numberOf, TARGET_KEYS } from '../view/targetView';
import { answerCall, switchCall } from './callActs';
import type { DeskAsks } from './DeskAsks';
import { climbTo, ringTarget, transferTo } from './dialActs';
import { dialDuty, noteResponse, openTold } from './dutyActs';
import { focusOn } from './focusOn';
import { askHelp, toggleMessages } from './helpActs';
import { decideIncidentLevel, joinIncident, leaveIncident } from './matterActs';
import { openBoard, openPhone } from './openPhone';
import { closeStep, newOrder, toggleBook } from './orderActs';
import { printOrder, savePdf } from './printOrder';
import { moveQuestion, sayAsked } from './questionActs';
import { leaveLed } from './runActs';
import { extendWrapUp, goTraining, makeReady, openPause } from './seatActs';
import { toggleNumbers } from './showNumbers';
import { openSignIn } from './signIn';
import { submit } from './submit';

type Act = (asks: DeskAsks) => void | Promise<void>;

const recording =
  (event: (intake: IntakeState) => IntakeEvent): Act =>
  async (asks) => {
    const { record } = asks.store.get();
    if (record !== undefined) await asks.recordNow(record.id, event(record.intake));
  };

const nonCase = (kind: NonCase): Act => recording(() => ({ type: 'nonCaseMarked', nonCase: kind }));

/** Go to the phone at once, and only where they make sense. */
const PHONE_ACTS: Readonly<Partial<Record<KeyAction, Act>>> = {
  answer: answerCall,
  switchCall,
  hold: holdOrBack,
  mute: (asks) => {
    const { duty, record } = asks.store.get();
    asks.phone({ type: (duty ?? record)?.call?.microphoneMuted ? 'unmute' : 'mute' });
  },
  leave: (asks) => asks.phone({ type: 'leave' }),
  hangUp: (asks) => asks.phone({ type: 'hangUp' }),
  dtmf: (asks) => asks.screen({ open: 'dtmf' }),
};

/** Recorded in their turn. What the machine does not take comes back as a sentence, so no key is silent. */
const INTAKE_ACTS: Readonly<Partial<Record<KeyAction, Act>>> = {
  transfer,
  threeParty,
  dispatch: recording(() => ({ type: 'dispatchChosen' })),
  keepHere: recording(() => ({ type: 'keptHere' })),
  directAnswer: recording(() => ({ type: 'answeredDirectly' })),
  danger: async (asks) => {
    const { record } = asks.store.get();
    if (record !== undefined) await asks.recordNow(record.id, markOf(record));
  },
  submit,
  nonCase: (asks) => asks.screen({ open: 'nonCase' }),
  silent: nonCase('silent'),
  misdialled: nonCase('misdialled'),
  prank: nonCase('prank'),
  harassment: nonCase('harassment'),
  hungUp: nonCase('hungUp'),
  flagCaller: (asks) => asks.screen({ open: 'flagCaller', flagReason: '' }),
  joinIncident,
  leaveIncident,
  raiseLevel: (asks) => decideIncidentLevel(asks, true),
  keepLevel: (asks) => decideIncidentLevel(asks, false),
  precedentAside: (asks) => asks.screen({ open: 'precedentAside' }),
  lowerDanger: (asks) => asks.screen({ open: 'lowerDanger' }),
  overrule: (asks) => asks.screen({ open: 'overrule', overruleTo: undefined }),
};

const TARGET_ACTS = Object.fromEntries(
  TARGETS.map((name): [KeyAction, Act] => [
    TARGET_KEYS[name],
    (asks) => asks.inTurn(() => ringTarget(asks, name)),
  ]),
) as Readonly<Partial<Record<KeyAction, Act>>>;

const PAGE_ACTS: Readonly<Partial<Record<KeyAction, Act>>> = {
  help: (asks) => asks.screen({ open: asks.store.get().screen.open === 'help' ? 'none' : 'help' }),
  ready: makeReady,
  pause: openPause,
  training: goTraining,
  extendWrapUp,
  askHelp,
  messages: toggleMessages,
  knowledge: toggleKnowledge,
  giveBack: (asks) => void asks.ask('seat.giveBack', {}),
  focusNarrative: () => focusOn('narrative'),
  focusPlace: () => focusOn('place'),
  focusDivision: () => focusOn('division'),
  focusLists: () => focusOn('lists'),
  focusOrders: goToOrders,
  showNumbers: toggleNumbers,
  orderBook: toggleBook,
  newOrder,
  printOrder,
  savePdf,
  signIn: openSignIn,
  platform: (asks) =>
    asks.screen({ open: asks.store.get().screen.open === 'platform' ? 'none' : 'platform' }),
  settings: (asks) =>
    asks.screen({ open: asks.store.get().screen.open === 'settings' ? 'none' : 'settings' }),
  questionBack: (asks) => moveQuestion(asks, -1),
  questionNext: (asks) => moveQuestion(asks, 1),
  asked: sayAsked,
  commandBar: (asks) => asks.screen({ open: 'commandBar' }),
  practiceRing: ringPractice,
  practiceRuns: (asks) =>
    asks.screen({ run: undefined, open: asks.store.get().screen.open === 'runs' ? 'none' : 'runs' }),
  writeScripts,
  // One that is there is in a call perhaps, and need not be opened.
  openPhone: (asks) => {
    if (asks.store.get().phone.registration === 'absent') openPhone();
  },
  board: () => openBoard(),
  dialDuty: (asks) => asks.inTurn(() => dialDuty(asks)),
  toldOtherwise: (asks) => asks.inTurn(() => openTold(asks)),
  ...TARGET_ACTS,
  calls: (asks) => asks.screen({ open: asks.store.get().screen.open === 'calls' ? 'none' : 'calls' }),
  noteResponse: (asks) => asks.inTurn(() => noteResponse(asks)),
};

/** Answers whether the key was used; a key that nothing hears stays with the browser. */
export function actOn(asks: DeskAsks, action: KeyAction): boolean {
  if (action === 'close') return close(asks);
  const state = asks.store.get();
  const phase = phaseOf(state.record);
  const onPage = PAGE_ACTS[action];
  const onPhone = availability(state, phase).has(action) ? PHONE_ACTS[action] : undefined;
  const onIntake = phase === 'idle' ? undefined : INTAKE_ACTS[action];
  const now = onPage ?? onPhone;
  if (now !== undefined) void now(asks);
  else if (onIntake !== undefined) asks.inTurn(() => onIntake(asks));
  else return false;
  return true;
}

/** Its words are typed at once; closed, the text of the call goes on. */
function toggleKnowledge(asks: DeskAsks): void {
  if (asks.store.get().screen.open === 'knowledge') closePanel(asks);
  else {
    asks.screen({ open: 'knowledge' });
    requestAnimationFrame(() => focusOn('knowledge'));
  }
}

/** What is read in their column gives way to the orders. */
function goToOrders(asks: DeskAsks): void {
  const { open } = asks.store.get().screen;
  if (
    open === 'help' ||
    open === 'settings' ||
    open === 'platform' ||
    open === 'knowledge' ||
    open === 'order' ||
    open === 'calls' ||
    open === 'runs'
  )
    asks.screen({ open: 'none' });
  requestAnimationFrame(() => focusOn('orders'));
}

/** Milliseconds in which F3 still means the climb that ended under the finger. */
const STILL_BACK = 1500;

/**
 * During a climb F3 is the way back: it cancels, and the phone brings the caller back. Pressed just as the climb
 * ended by itself, the caller is back already, and must not be put on hold by it.
 */
const HOLD_KEY: Readonly<Partial<Record<Phase, 'cancelAttempt' | 'retrieve' | 'rejoin'>>> = {
  climbing: 'cancelAttempt',
  held: 'retrieve',
  bridged: 'rejoin',
};

function holdOrBack(asks: DeskAsks): void {
  const { record, skew } = asks.store.get();
  const endedAt = record?.call?.attempts.at(-1)?.endedAt ?? 0;
  const phase = phaseOf(record);
  if (phase === 'talking' && Date.now() + skew - endedAt < STILL_BACK) return;
  asks.phone({ type: HOLD_KEY[phase] ?? 'hold' });
}

/** The target that is marked in the list of calls, else the other side. */
async function transfer(asks: DeskAsks): Promise<void> {
  const { record, screen } = asks.store.get();
  if (record !== undefined) await transferTo(asks, markedIn(screen) ?? numberOf('other', asks.store.get()));
}

async function threeParty(asks: DeskAsks): Promise<void> {
  const state = asks.store.get();
  const fallback = state.record?.intake.fallback;
  await climbTo(asks, 'threeParty', markedIn(state.screen) ?? fallback ?? numberOf('other', state));
}

const markedIn = ({ open, markedTarget }: Screen): string | undefined =>
  open === 'calls' ? markedTarget : undefined;

/** For those who may write them; nobody else has the key. */
function writeScripts(asks: DeskAsks): void {
  const { person, screen } = asks.store.get();
  if (person === undefined || !may(person.role, 'writeScripts')) return;
  asks.screen({ writing: screen.writing === undefined ? { preview: false } : undefined, open: 'none' });
}

function ringPractice(asks: DeskAsks): void {
  const [script] = asks.store.get().scripts;
  if (script !== undefined) void asks.ask('practice.ring', { script: script.id });
}

/** From the keys of the telephone back to what is written; from an order back to the orders. */
function closePanel(asks: DeskAsks): void {
  const { open } = asks.store.get().screen;
  asks.screen({ open: 'none', order: undefined, numbersShown: false });
  if (
    open === 'dtmf' ||
    open === 'overrule' ||
    open === 'settings' ||
    open === 'platform' ||
    open === 'knowledge' ||
    open === 'precedentAside' ||
    open === 'pause' ||
    open === 'askHelp' ||
    open === 'told'
  )
    focusOn('narrative');
  if (open === 'order') requestAnimationFrame(() => focusOn('orders'));
}

/** Esc closes what is open, one thing at a time, and never ends a call. */
function close(asks: DeskAsks): boolean {
  const { screen, trouble, record, practice } = asks.store.get();
  if (screen.open === 'order' && screen.orderStep !== undefined) closeStep(asks);
  else if (screen.open !== 'none') closePanel(asks);
  else if (screen.writing !== undefined && phaseOf(record) === 'idle')
    asks.screen({ writing: screen.writing.preview ? { ...screen.writing, preview: false } : undefined });
  else if (ledShown({ practice, record }) !== undefined) {
    leaveLed(asks);
    asks.screen({ open: 'runs' });
  } else if (screen.run !== undefined && phaseOf(record) === 'idle')
    asks.screen({ run: undefined, open: 'runs' });
  else if (screen.wantsTransfer) asks.screen({ wantsTransfer: false });
  else if (screen.listQuery !== '') asks.screen({ listQuery: '' });
  else if (screen.openRow !== '') asks.screen({ openRow: '' });
  else if (screen.missedNote !== undefined) asks.screen({ missedNote: undefined });
  else if (trouble !== undefined) asks.say(undefined);
  else if (screen.book && phaseOf(record) === 'idle') asks.screen({ book: false });
  else return false;
  return true;
}
