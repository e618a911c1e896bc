// Every state that a seat can reach, found by walking all steps from all states; and the defects that domain.md names.
import { describe, expect, it } from 'vitest';
import type { LegId } from '../kernel/ids';
import { unnamedPerson } from '../person/Person';
import type { SeatCommand } from './decideSeat';
import { canBeRung, isInCall, OFFLINE, type Seat, shownState } from './Seat';
import { DEFAULT_RULES, type SeatRules, type WrapUpMode } from './SeatRules';
import { evolveAll, type Fact, LEG } from './seatFixtures';

const lead = unnamedPerson('lead');
const AT = 1_000;
const LATER = AT + 60_000;
const seat = (body: Extract<Fact, { seat: unknown }>['seat']): Fact => ({ at: AT, seat: body });
const call = (body: Extract<Fact, { call: unknown }>['call']): Fact => ({ at: AT, call: body });
const rung = call({ type: 'legOffered', leg: LEG, role: 'caller', party: { number: '1' }, dialled: '12345' });
const dialled = call({ type: 'legDialled', leg: LEG, role: 'other', party: { number: '1' } });
const joined = call({
  type: 'legDialled',
  leg: 'leg-2' as LegId,
  role: 'partner',
  party: { number: '110' },
});

const STEPS: Readonly<Record<string, SeatCommand | Fact>> = {
  available: { type: 'goAvailable' },
  pause: { type: 'pause', reason: 'meal' },
  train: { type: 'train' },
  signIn: { type: 'signIn', person: lead },
  signOut: { type: 'signOut' },
  confirm: { type: 'confirmMissed' },
  beginWrapUp: { type: 'beginWrapUp' },
  extend: { type: 'extendWrapUp', at: AT },
  timeOver: { type: 'endWrapUp', at: LATER, complete: true },
  timeOverOpen: { type: 'endWrapUp', at: LATER, complete: false },
  freeAvailable: { type: 'free', by: lead, reason: '-', to: 'available' },
  freeOffline: { type: 'free', by: lead, reason: '-', to: 'offline' },
  rung,
  dialled,
  joined,
  answered: call({ type: 'legAnswered', leg: LEG }),
  held: call({ type: 'legHeld', leg: LEG, by: 'us' }),
  ended: call({ type: 'legEnded', leg: LEG, cause: 'hungUpThere' }),
  mateEnded: call({ type: 'legEnded', leg: 'leg-2' as LegId, cause: 'hungUpThere' }),
  lost: call({ type: 'callLost' }),
  saved: call({ type: 'wrapUpDone' }),
  missed: seat({ type: 'callMissed', call: 'call-1' as never }),
  phoneLost: seat({ type: 'phoneLost' }),
  phoneFound: seat({ type: 'phoneFound' }),
};

const rulesOf = (mode: WrapUpMode): SeatRules => ({
  ...DEFAULT_RULES,
  wrapUp: { mode, time: 30_000, extendBy: 30_000, extensions: 1 },
});

/** Without its times: what decides how it goes on. */
const keyOf = (one: Seat): string =>
  JSON.stringify(one, (name, value) => (name === 'since' || name === 'connectedSince' ? undefined : value));

interface Edge {
  readonly step: string;
  readonly before: Seat;
  readonly after: Seat;
  readonly moved: boolean;
}

/** All of them: a leg that was named once may be named again, which no phone does; so calls end before the next. */
function walk(mode: WrapUpMode): readonly Edge[] {
  const rules = rulesOf(mode);
  const known = new Map([[keyOf(OFFLINE), OFFLINE]]);
  const edges: Edge[] = [];
  for (const [key, before] of known) {
    for (const [step, happens] of Object.entries(STEPS)) {
      if ((step === 'rung' || step === 'dialled') && before.contact !== undefined) continue;
      if (step === 'joined' && (!before.contact?.answered || before.contact.open.length !== 1)) continue;
      const after = evolveAll(before, rules, happens);
      const reached = keyOf(after);
      edges.push({ step, before, after, moved: reached !== key });
      if (!known.has(reached)) known.set(reached, after);
    }
  }
  return edges;
}

describe.each(['optional', 'untilDone', 'timed', 'strict'] as const)('all paths, wrap-up %s', (mode) => {
  const edges = walk(mode);
  const states = new Set(edges.map(({ before }) => before));

  it('reach every state, by every step', () => {
    expect([...new Set([...states].map((one) => shownState(one).at))].sort()).toEqual([
      'available',
      'busy',
      'disconnected',
      'missed',
      'offered',
      'offline',
      'pause',
      'training',
      'wrapUp',
    ]);
    const moving = new Set(edges.filter(({ moved }) => moved).map(({ step }) => step));
    const idle = Object.keys(STEPS).filter((step) => !moving.has(step));
    // What is not by time is not ended by it; an open field holds every other open.
    const still = mode === 'timed' || mode === 'strict' ? ['timeOverOpen'] : ['timeOver', 'timeOverOpen'];
    expect(idle.sort()).toEqual([...still].sort());
  });

  it('ring nobody who is on the line, away or without a phone', () => {
    for (const one of states)
      if (canBeRung(one))
        expect([one.contact, one.connected, one.state.at]).toEqual([undefined, true, 'available']);
  });

  it('let nobody out of a call, its wrap-up or a missed one by signing out', () => {
    for (const { step, before, after } of edges)
      if (
        step === 'signOut' &&
        (isInCall(before) || before.state.at === 'wrapUp' || before.state.at === 'missed')
      )
        expect(after).toEqual(before);
  });

  it('let no lead make a seat in a call available', () => {
    for (const { step, before, after } of edges)
      if (step === 'freeAvailable' && isInCall(before)) expect(after).toEqual(before);
  });

  it('make a paused or training seat available by nothing but its person’s word or a lead’s', () => {
    for (const { step, before, after } of edges)
      if ((before.state.at === 'pause' || before.state.at === 'training') && after.state.at === 'available')
        expect(['available', 'freeAvailable']).toContain(step);
  });

  it('lead home from everywhere', () => {
    const home = [
      'phoneFound',
      'confirm',
      'ended',
      'mateEnded',
      'beginWrapUp',
      'saved',
      'timeOver',
      'available',
    ];
    for (const one of states) {
      const steps = home.map((name) => STEPS[name] as SeatCommand | Fact);
      expect(canBeRung(evolveAll(one, rulesOf(mode), ...steps))).toBe(true);
    }
  });
});

describe('the defects that domain.md names', () => {
  const rules = rulesOf('untilDone');
  const ready = ['phoneFound', 'available'];
  const reached = (...steps: readonly string[]) =>
    evolveAll(OFFLINE, rules, ...steps.map((step) => STEPS[step] as SeatCommand | Fact));

  it.each([
    [
      'queuing available replaces a queued pause',
      [...ready, 'rung', 'answered', 'pause', 'available', 'ended', 'saved'],
      'available',
    ],
    [
      'a queued pause replaces a queued training',
      [...ready, 'rung', 'answered', 'train', 'pause', 'ended', 'saved'],
      'pause',
    ],
    ['a missed call is not over with its ringing', [...ready, 'rung', 'missed', 'ended'], 'missed'],
    [
      'a missed call needs its confirmation, not the ready key',
      [...ready, 'rung', 'missed', 'ended', 'available'],
      'missed',
    ],
    ['confirmed, the seat is what it was', [...ready, 'rung', 'missed', 'ended', 'confirm'], 'available'],
    [
      'a failed outgoing call does not make a paused seat available',
      ['phoneFound', 'pause', 'dialled', 'ended'],
      'pause',
    ],
    [
      'an outgoing call that was answered neither',
      ['phoneFound', 'pause', 'dialled', 'answered', 'ended'],
      'pause',
    ],
    ['nor a training one', ['phoneFound', 'train', 'dialled', 'ended'], 'training'],
    ['a caller who gives up leaves a paused seat paused', ['phoneFound', 'pause', 'rung', 'ended'], 'pause'],
    ['a lost phone disconnects by itself', [...ready, 'phoneLost'], 'disconnected'],
    ['and its return connects by itself', [...ready, 'phoneLost', 'phoneFound'], 'available'],
  ] as const)('%s', (_, steps, state) => {
    expect(shownState(reached(...steps)).at).toBe(state);
  });

  it('durations come from the facts: asked again for what it is, its beginning stays', () => {
    const waiting = evolveAll(reached(...ready), rules, { at: 99_000, seat: { type: 'seatMadeAvailable' } });
    expect(waiting.state.since).toBe(AT);
  });
});
