// Tests: which cells of the ladder's table (shared/call/ladderTable) are driven on real telephones, who hears whom after
// each, and why the others can't be met. ladderCells.test.ts holds that none of the 300 is forgotten.
import type { AttemptResult, CallFact } from '@shared/call/CallFact';
import { EVENTS, type Event, outcome, STATES, type State } from '@shared/call/ladderTable';

/**
 * Who hears whom: each group of letters hears one another, and nobody hears anybody else. O operator, C caller,
 * P partner, T a third party of a conference.
 */
export type Scene = '' | 'OC' | 'OP' | 'OT' | 'CP' | 'OCP' | 'OCT' | 'OCPT' | 'CP OP';

/** What a test of the phone adds to the events of the pure table: the way to the server breaks, and comes back. */
export type Met = Event | 'socketCut';

const TROUBLE: readonly Met[] = ['pageDied', 'socketCut', 'callerLost', 'partnerVanishes'];
/** What no key and no telephone does. */
export const isTrouble = (event: Met): boolean => TROUBLE.includes(event);

export interface Cell {
  readonly state: State;
  readonly event: Met;
  readonly leaves: Scene;
  /** What is recorded, in order: what the pure machine says, and what follows from it by itself. */
  readonly recorded: readonly string[];
  /** The seat carries the sound of the others. */
  readonly bridged: boolean;
}

/** A scene, `bridged` where the seat is what lies between the two, and what is recorded after the machine's own facts. */
type Line = Scene | readonly [Scene, ...('bridged' | Recorded)[]];
type Recorded = `attemptEnded:${AttemptResult}` | CallFact['type'];

const RINGING = {
  cancel: 'OC',
  hangUp: '',
  partnerBusy: 'OC',
  partnerDeclines: 'OC',
  partnerNotThere: 'OC',
  serverError: 'OC',
  noAnswer: 'OC',
  callerHangsUp: '',
  callerLost: '',
  pageDied: 'OC',
  socketCut: 'OC',
} as const satisfies Partial<Record<Met, Line>>;

/** The caller's leg has ended, and the partner's still stands. */
const LEFT = {
  cancel: 'CP',
  hangUp: 'CP',
  vanish: 'CP',
  partnerHangsUp: 'CP',
  pageDied: ['CP', 'partnerDoubled'],
  socketCut: 'CP OP',
} as const satisfies Partial<Record<Met, Line>>;

/** Who hears whom while the state lasts. */
export const STANDS: Readonly<Record<State, Scene>> = {
  connected: 'OC',
  consent: '',
  held: '',
  dialled: '',
  partnerRinging: '',
  answered: 'OP',
  handingOver: 'OCP',
  bridged: 'CP',
  handedOff: 'CP OP',
  threePartyRinging: '',
  threeParty: 'OCP',
  seatLeft: 'CP OP',
  conferenceRinging: 'OCT',
  returned: 'OC',
  cancelled: '',
};

const LINES: Readonly<Record<State, Partial<Record<Met, Line>>>> = {
  connected: { hangUp: '', callerHangsUp: '', callerLost: '', pageDied: 'OC', socketCut: 'OC' },
  consent: { pageDied: 'OC' },
  held: { pageDied: 'OC' },
  dialled: { ...RINGING, partnerAnswers: ['CP', 'attemptEnded:handedOff'] },
  partnerRinging: { ...RINGING, partnerAnswers: ['CP', 'attemptEnded:handedOff'] },
  answered: {
    cancel: 'OC',
    hangUp: '',
    partnerHangsUp: 'OC',
    callerHangsUp: '',
    pageDied: 'OC',
    socketCut: ['CP', 'attemptEnded:handedOff'],
  },
  handingOver: {
    cancel: 'OC',
    hangUp: '',
    partnerReplaced: ['OC', 'attemptEnded:failed'],
    callerHangsUp: '',
    handOverOk: 'CP',
    handOverRefused: ['CP', 'bridged'],
    handOverSwallowed: ['CP', 'bridged'],
    pageDied: 'OC',
    socketCut: ['CP', 'attemptEnded:handedOff'],
  },
  bridged: {
    leave: 'CP',
    rejoin: 'OCP',
    hangUp: '',
    partnerHangsUp: '',
    partnerVanishes: '',
    callerHangsUp: '',
    callerLost: '',
    handOverOk: 'CP',
    handOverRefused: ['CP', 'bridged'],
    handOverSwallowed: ['CP', 'bridged'],
    pageDied: ['CP', 'bridged'],
    socketCut: ['CP', 'bridged'],
  },
  handedOff: LEFT,
  threePartyRinging: { ...RINGING, partnerAnswers: 'OCP' },
  threeParty: {
    cancel: 'OC',
    leave: ['CP', 'seatLeft'],
    hangUp: '',
    partnerHangsUp: 'OC',
    partnerVanishes: 'OC',
    callerHangsUp: 'OP',
    callerLost: 'OP',
    handOverOk: 'CP',
    handOverRefused: ['CP', 'bridged'],
    handOverSwallowed: ['CP', 'bridged'],
    pageDied: 'OCP',
    socketCut: 'OCP',
  },
  seatLeft: LEFT,
  conferenceRinging: {
    cancel: 'OCT',
    hangUp: '',
    partnerBusy: 'OCT',
    partnerDeclines: 'OCT',
    partnerNotThere: 'OCT',
    serverError: 'OCT',
    partnerAnswers: 'OCPT',
    noAnswer: 'OCT',
    callerHangsUp: 'OT',
    callerLost: 'OT',
    pageDied: 'OCT',
    socketCut: 'OCT',
  },
  returned: { hangUp: '', callerHangsUp: '', callerLost: '', pageDied: 'OC', socketCut: 'OC' },
  cancelled: {
    cancel: 'OC',
    hangUp: '',
    partnerBusy: 'OC',
    partnerDeclines: 'OC',
    partnerNotThere: 'OC',
    serverError: 'OC',
    partnerAnswers: 'OC',
    callerHangsUp: '',
    pageDied: 'OC',
    socketCut: 'OC',
  },
};

const states = Object.keys(STATES) as State[];

const TALKED_TO: readonly State[] = [
  'answered',
  'handingOver',
  'bridged',
  'handedOff',
  'threeParty',
  'seatLeft',
];
/** The states before the partner has answered, or without him, and those from his answer on: a file for each. */
export const statesOf = (part: 'before' | 'after'): readonly State[] =>
  states.filter((state) => TALKED_TO.includes(state) === (part === 'after'));

const events = Object.keys(EVENTS) as Event[];
const isCommand = (event: Event): boolean => EVENTS[event].type === 'command';

/** Keys that mean nothing in this state: they are pressed one after the other, and nothing may come of it. */
export const ignoredKeys = (state: State): readonly Event[] =>
  LINES[state].hangUp === undefined
    ? []
    : events.filter((event) => isCommand(event) && LINES[state][event] === undefined);

export const cellsOf = (state: State): readonly Cell[] =>
  (Object.entries(LINES[state]) as [Met, Line][]).map(([event, line]) => {
    const [leaves, ...after] = typeof line === 'string' ? [line] : line;
    const follows = after.filter((one) => one !== 'bridged');
    const recorded = [...recordedOf(done(state, event)), ...follows];
    return { state, event, leaves, recorded, bridged: after.includes('bridged') };
  });

/** A broken way to the server is the end of whoever still rings, and nothing to those who talk. */
const done = (state: State, event: Met): string => {
  if (event !== 'socketCut') return outcome(state, event);
  return state.endsWith('inging') || state === 'dialled' ? outcome(state, 'serverError') : '';
};

const RECORDED = /^(attemptEnded|bridgeKept|partnerDoubled|seatLeft|seatRejoined|callLost)/;
export const recordedOf = (done: string): readonly string[] =>
  done.split(' ').filter((one) => RECORDED.test(one));

const PARTNER_EVENTS: readonly Event[] = events.filter(
  (event) => event.startsWith('partner') || event === 'serverError',
);

/** Why a cell can't be met by any telephone; the first that fits counts. */
export const UNMET: readonly {
  readonly in?: readonly State[];
  readonly events: readonly Event[];
  readonly why: string;
}[] = [
  {
    in: ['consent', 'held'],
    events,
    why: 'begins and ends in one turn of the page: hold is told at once, and dialling follows it',
  },
  { in: ['connected', 'returned'], events: PARTNER_EVENTS, why: 'no partner is on the line' },
  { events: ['vanish'], why: 'its timer runs after a hand-over alone' },
  { events: ['noAnswer'], why: 'its timer runs only while a partner is rung' },
  { events: ['handOverOk', 'handOverRefused', 'handOverSwallowed'], why: 'no REFER is under way' },
  {
    in: ['dialled', 'partnerRinging', 'threePartyRinging', 'conferenceRinging', 'cancelled'],
    events: ['partnerVanishes', 'partnerHangsUp', 'partnerReplaced'],
    why: 'who only rings has no dialog yet: he declines, and the server answers for one who is gone',
  },
  {
    events: ['partnerBusy', 'partnerDeclines', 'partnerNotThere', 'serverError', 'partnerAnswers'],
    why: 'an INVITE has one final answer, and his was 200',
  },
  {
    in: ['handingOver'],
    events: ['partnerHangsUp'],
    why: 'while a REFER is under way his BYE counts as Replaces: partnerReplaced',
  },
  {
    in: ['handedOff', 'seatLeft'],
    events: ['partnerReplaced'],
    why: 'it is the BYE of one who hangs up: partnerHangsUp',
  },
  { events: ['partnerReplaced'], why: 'only a REFER of ours lets him be replaced' },
  {
    in: ['handedOff', 'seatLeft'],
    events: ['callerHangsUp', 'callerLost'],
    why: 'the caller has no leg here any more',
  },
  {
    events: ['callerLost', 'partnerVanishes'],
    why: 'a silent line is given up after 14 s, and the state lasts 5 s at most',
  },
];

export const whyUnmet = (state: State, event: Event): string | undefined =>
  UNMET.find((one) => one.events.includes(event) && (one.in ?? states).includes(state))?.why;
