import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import type { CallFact } from './CallFact';
import {
  ATTEMPT,
  answeredFacts,
  CALL,
  CALLER,
  callAfter,
  consultFacts,
  dialledFact,
  PARTNER,
  startedFact,
  threePartyFacts,
} from './callFixtures';
import type { LadderInput } from './ladder';
import { performAll, runLadder } from './ladderRun';
import type { PhoneCommand } from './PhoneCommand';
import { takeCommand } from './takeCommand';

const THIRD = 'third' as LegId;
const transfer = consultFacts('transfer');
const retrieved: CallFact = { type: 'legRetrieved', leg: CALLER, by: 'us' };
const third: readonly CallFact[] = [
  { ...dialledFact, leg: THIRD, role: 'other' } as CallFact,
  { type: 'legRung', leg: THIRD },
  { type: 'legAnswered', leg: THIRD },
];

export const STATES = {
  connected: answeredFacts,
  consent: transfer.slice(0, 3),
  held: transfer.slice(0, 4),
  dialled: transfer.slice(0, 5),
  partnerRinging: transfer.slice(0, 6),
  answered: transfer,
  handingOver: [...transfer, retrieved],
  bridged: [
    ...transfer,
    retrieved,
    { type: 'bridgeKept', attempt: ATTEMPT },
    { type: 'attemptEnded', attempt: ATTEMPT, result: 'handedOff' },
  ],
  handedOff: [
    ...transfer,
    retrieved,
    { type: 'attemptEnded', attempt: ATTEMPT, result: 'handedOff' },
    { type: 'legEnded', leg: CALLER, cause: 'replaced' },
  ],
  threePartyRinging: consultFacts('threeParty').slice(0, 6),
  threeParty: threePartyFacts,
  seatLeft: [...threePartyFacts, { type: 'seatLeft' }],
  conferenceRinging: [
    ...answeredFacts,
    ...third,
    startedFact('threeParty'),
    dialledFact,
    { type: 'legRung', leg: PARTNER },
  ],
  returned: [
    ...transfer.slice(0, 6),
    { type: 'legEnded', leg: PARTNER, cause: 'busy' },
    { type: 'attemptEnded', attempt: ATTEMPT, result: 'busy' },
    retrieved,
  ],
  cancelled: [...transfer.slice(0, 6), { type: 'attemptEnded', attempt: ATTEMPT, result: 'cancelled' }],
} as const satisfies Readonly<Record<string, readonly CallFact[]>>;

type Happens = LadderInput | { readonly type: 'command'; readonly command: PhoneCommand };
const ended = (leg: LegId, cause: Extract<CallFact, { type: 'legEnded' }>['cause']): Happens => ({
  type: 'legEnded',
  leg,
  cause,
});
const command = (type: 'cancelAttempt' | 'leave' | 'hangUp' | 'rejoin'): Happens => ({
  type: 'command',
  command: { type, call: CALL },
});

export const EVENTS = {
  cancel: command('cancelAttempt'),
  leave: command('leave'),
  rejoin: command('rejoin'),
  hangUp: command('hangUp'),
  partnerBusy: ended(PARTNER, 'busy'),
  partnerDeclines: ended(PARTNER, 'rejected'),
  partnerNotThere: ended(PARTNER, 'noAnswer'),
  serverError: ended(PARTNER, 'failed'),
  partnerVanishes: ended(PARTNER, 'lost'),
  partnerHangsUp: ended(PARTNER, 'hungUpThere'),
  partnerReplaced: ended(PARTNER, 'replaced'),
  partnerAnswers: { type: 'legAnswered', leg: PARTNER },
  noAnswer: { type: 'timerFired', timer: 'noAnswer' },
  vanish: { type: 'timerFired', timer: 'vanish' },
  callerHangsUp: ended(CALLER, 'hungUpThere'),
  callerLost: ended(CALLER, 'lost'),
  handOverOk: { type: 'handOverEnded', ok: true, status: 200 },
  handOverRefused: { type: 'handOverEnded', ok: false, status: 603 },
  handOverSwallowed: { type: 'handOverEnded', ok: false },
  pageDied: { type: 'legRecovered', leg: CALLER },
} as const satisfies Readonly<Record<string, Happens>>;

export type State = keyof typeof STATES;
export type Event = keyof typeof EVENTS;

export function outcome(state: State, event: Event): string {
  const call: Call = callAfter(...STATES[state]);
  const happens: Happens = EVENTS[event];
  const { done } =
    happens.type === 'command'
      ? performAll(call, takeCommand(call, happens.command, PARTNER))
      : runLadder(call, happens);
  return done.join(' ');
}
