import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import type { CallId, LegId } from '../kernel/ids';
import { type Person, unnamedPerson } from '../person/Person';
import { decideSeat, type SeatCommand } from './decideSeat';
import { evolveSeat } from './evolveSeat';
import { canBeRung, OFFLINE, type Seat, shownState } from './Seat';
import type { SeatEvent } from './SeatEvent';
import type { SeatState } from './SeatState';
import { seatFromCall } from './seatFromCall';

const CALL = 'call-1' as CallId;
const LEG = 'leg-1' as LegId;
const MATE = 'leg-2' as LegId;

/** What can happen to a seat: a command of its person, a seat event of the host, an event of a call, the phone. */
type Happening =
  | { readonly command: SeatCommand }
  | { readonly event: SeatEvent }
  | { readonly call: DomainEvent; readonly id?: CallId };

const available: Happening = { command: { type: 'goAvailable' } };
const paused: Happening = { command: { type: 'pause', reason: '用餐' } };
const signOut: Happening = { command: { type: 'signOut' } };
const confirm: Happening = { command: { type: 'confirmMissed' } };
const missed: Happening = { event: { type: 'callMissed', call: CALL } };
const ring: Happening = {
  call: { type: 'legOffered', leg: LEG, role: 'caller', party: { number: '1' }, dialled: '12345' },
};
const answer: Happening = { call: { type: 'legAnswered', leg: LEG } };
const hold: Happening = { call: { type: 'legHeld', leg: LEG, by: 'us' } };
const retrieve: Happening = { call: { type: 'legRetrieved', leg: LEG, by: 'us' } };
const over: Happening = { call: { type: 'legEnded', leg: LEG, cause: 'hungUpThere' } };
const wrapped: Happening = { call: { type: 'wrapUpDone' } };
const dialOut: Happening = { call: { type: 'legDialled', leg: LEG, role: 'other', party: { number: '1' } } };
const addMate: Happening = {
  call: { type: 'legDialled', leg: MATE, role: 'partner', party: { number: '110' } },
};
const mateOver: Happening = { call: { type: 'legEnded', leg: MATE, cause: 'hungUpThere' } };
const lost: Happening = { call: { type: 'callLost' } };

function next(seat: Seat, happening: Happening, at: number): Seat {
  if ('call' in happening)
    return seatFromCall(seat, { call: happening.id ?? CALL, at, body: happening.call });
  if ('event' in happening) return evolveSeat(seat, { at, body: happening.event });
  const decided = decideSeat(seat, happening.command);
  return decided.ok ? decided.value.reduce<Seat>((s, body) => evolveSeat(s, { at, body }), seat) : seat;
}

const found: Happening = { event: { type: 'phoneFound' } };
const phoneLost: Happening = { event: { type: 'phoneLost' } };
const start = evolveSeat(OFFLINE, { at: 0, body: { type: 'phoneFound' } });
const run = (...all: readonly Happening[]): Seat =>
  all.reduce<Seat>((seat, happening, at) => next(seat, happening, at + 1), start);
const at = (...all: readonly Happening[]): SeatState['at'] => run(...all).state.at;

describe('a seat in a call', () => {
  it('is offered, busy, held, busy, in wrap-up and available again', () => {
    expect(at(available)).toBe('available');
    expect(at(available, ring)).toBe('offered');
    expect(at(available, ring, answer)).toBe('busy');
    expect(run(available, ring, answer, hold).state).toMatchObject({ held: true, since: 3 });
    expect(run(available, ring, answer, hold, retrieve).state).toMatchObject({ held: false, since: 3 });
    expect(run(available, ring, answer, over).state).toMatchObject({ at: 'wrapUp', since: 4, call: CALL });
    expect(at(available, ring, answer, over, wrapped)).toBe('available');
  });

  it('stays busy until the last leg is over, and is not wrapped up twice', () => {
    const handed = [available, ring, answer, addMate, over] as const;
    expect(at(...handed)).toBe('busy');
    expect(at(...handed, mateOver)).toBe('wrapUp');
    expect(at(...handed, wrapped)).toBe('busy');
    expect(at(...handed, wrapped, mateOver)).toBe('available');
  });

  it('goes to the queued state, and available replaces what was queued before', () => {
    expect(at(available, ring, answer, paused, over, wrapped)).toBe('pause');
    expect(at(available, ring, answer, paused, available, over, wrapped)).toBe('available');
    expect(at(available, ring, answer, over, paused, wrapped)).toBe('pause');
    expect(run(available, ring, answer, paused, over, wrapped).next).toBeUndefined();
  });

  it('cannot be signed out', () => {
    expect(decideSeat(run(available, ring, answer), { type: 'signOut' })).toMatchObject({
      error: { code: 'inCall' },
    });
    expect(decideSeat(run(available, ring, answer, over), { type: 'signOut' })).toMatchObject({
      error: { code: 'wrapUpOpen' },
    });
    expect(at(available, signOut)).toBe('offline');
  });

  it('is not moved by a second call', () => {
    const other = 'call-2' as CallId;
    const second: Happening = { call: { type: 'legEnded', leg: LEG, cause: 'failed' }, id: other };
    expect(at(available, ring, answer, second)).toBe('busy');
    expect(run(available, ring, answer, { ...ring, id: other } as Happening).contact?.call).toBe(CALL);
  });

  it('is held by a second call when the first one is over', () => {
    const id = 'call-2' as CallId;
    const second = [ring, answer].map((one) => ({ ...one, id }) as Happening);
    const both = [available, ring, answer, hold, ...second] as const;
    expect(run(...both).state).toMatchObject({ at: 'busy', call: CALL });
    expect(run(...both, over, wrapped).state).toMatchObject({ at: 'busy', call: id });
    expect(canBeRung(run(...both, over, wrapped))).toBe(false);
    const overToo: Happening = { call: { type: 'legEnded', leg: LEG, cause: 'hungUpThere' }, id };
    const wrappedToo: Happening = { call: { type: 'wrapUpDone' }, id };
    expect(run(...both, over, wrapped, overToo).state).toMatchObject({ at: 'wrapUp', call: id });
    expect(at(...both, over, wrapped, overToo, wrappedToo)).toBe('available');
    expect(at(...both, overToo, wrappedToo, over, wrapped)).toBe('available');
    expect(run(...both, overToo, over, wrapped).state).toMatchObject({ at: 'wrapUp', call: id });
    expect(at(...both, paused, over, wrapped, overToo, wrappedToo)).toBe('pause');
  });

  it('is given back by a second call that nobody took', () => {
    const id = 'call-2' as CallId;
    const rings = { ...ring, id } as Happening;
    expect(run(available, ring, rings, over).state).toMatchObject({ at: 'offered', call: id });
    expect(at(available, ring, answer, rings, { ...over, id } as Happening, over, wrapped)).toBe('available');
  });

  it('is free again where the program died while it rang, and in wrap-up where it died in the talk', () => {
    expect(at(available, ring, lost)).toBe('available');
    expect(at(available, ring, answer, lost)).toBe('wrapUp');
  });
});

describe('a call that was not taken', () => {
  it('is missed, and nothing is offered until its person confirms', () => {
    expect(at(available, ring, missed)).toBe('missed');
    expect(at(available, ring, missed, over)).toBe('missed');
    expect(at(available, ring, missed, over, available)).toBe('missed');
    expect(canBeRung(run(available, ring, missed, over))).toBe(false);
    expect(at(available, ring, missed, over, confirm)).toBe('available');
    expect(at(available, ring, over, missed)).toBe('missed');
    expect(at(available, ring, over, missed, ring)).toBe('missed');
    expect(at(available, ring, over, missed, ring, answer)).toBe('busy');
    expect(at(available, ring, over, missed, ring, confirm)).toBe('offered');
  });

  it('leaves the seat as it was where the caller gave up', () => {
    expect(at(available, ring, over)).toBe('available');
    expect(at(paused, ring, over)).toBe('pause');
  });
});

describe('a start of the program, which folds no call that is over', () => {
  const own = (...events: readonly SeatEvent[]): SeatState['at'] =>
    events.reduce<Seat>((seat, body) => evolveSeat(seat, { at: 1, body }), start).state.at;
  const signedIn: readonly SeatEvent[] = [{ type: 'seatSignedIn' }, { type: 'seatMadeAvailable' }];

  it('finds the pause that was queued in a call, and the miss that nobody confirmed', () => {
    expect(own(...signedIn, { type: 'nextStateQueued', next: 'pause', reason: '用餐' })).toBe('pause');
    expect(own(...signedIn, { type: 'callMissed', call: CALL })).toBe('missed');
    expect(own(...signedIn, { type: 'callMissed', call: CALL }, { type: 'missConfirmed' })).toBe('available');
  });
});

describe('a seat that rests', () => {
  it('keeps its pause through a failed outgoing call', () => {
    expect(at(paused, dialOut)).toBe('busy');
    expect(run(paused, dialOut, over).state).toMatchObject({ at: 'pause', reason: '用餐' });
    expect(at(paused, dialOut, answer, over)).toBe('pause');
  });

  it('needs a reason to pause, and a call to confirm a miss', () => {
    expect(decideSeat(start, { type: 'pause', reason: ' ' })).toMatchObject({
      error: { code: 'reasonMissing' },
    });
    expect(decideSeat(start, { type: 'confirmMissed' })).toMatchObject({ error: { code: 'nothingMissed' } });
  });

  it('is disconnected where it waits for calls without a phone', () => {
    const seat = run(available, phoneLost);
    expect(shownState(seat)).toEqual({ at: 'disconnected', since: 2 });
    expect(canBeRung(seat)).toBe(false);
    expect(shownState(run(available, phoneLost, found)).at).toBe('available');
    expect(shownState(run(paused, phoneLost)).at).toBe('pause');
  });

  it('counts from when it began, not from when it was asked again', () => {
    expect(run(available, available).state.since).toBe(1);
  });
});

describe('whatever happens to a seat', () => {
  const happenings = fc.array(
    fc.constantFrom(
      available,
      paused,
      signOut,
      confirm,
      missed,
      ring,
      answer,
      hold,
      retrieve,
      over,
      wrapped,
      dialOut,
      addMate,
      mateOver,
      lost,
      phoneLost,
      found,
    ),
    { maxLength: 40 },
  );

  it('a call never rings where nobody is available, and every state can be left', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(happenings, (all) => {
        const seat = run(...all);
        seen.add(shownState(seat).at);
        if (canBeRung(seat)) expect(seat.contact).toBeUndefined();
        if (seat.state.at === 'available' || seat.state.at === 'pause')
          expect(seat.rest.to).toBe(seat.state.at);
        const home = [over, mateOver, wrapped, confirm, available, found];
        expect(canBeRung(home.reduce((s, happening) => next(s, happening, 99), seat))).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect([...seen].sort()).toEqual(
      ['available', 'busy', 'disconnected', 'missed', 'offered', 'offline', 'pause', 'wrapUp'].sort(),
    );
  });

  it('a missed call waits for its person, unless he answers or dials', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        let seat = run(available, ring, missed);
        for (const happening of all.filter((one) => one !== confirm && one !== answer && one !== dialOut)) {
          seat = next(seat, happening, 50);
          expect(seat.state.at).toBe('missed');
        }
      }),
    );
  });

  it('never becomes available by itself out of a pause', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        let seat = run(paused);
        for (const happening of all.filter((one) => one !== available)) {
          seat = next(seat, happening, 50);
          expect(seat.state.at).not.toBe('available');
        }
      }),
    );
  });
});

describe('who sits at a seat', () => {
  const wang = unnamedPerson('agent');
  const li = unnamedPerson('lead');
  const signIn = (person: Person): Happening => ({ command: { type: 'signIn', person } });

  it('is signed in to a pause, stays over a call, and is replaced by the next', () => {
    expect(run(signIn(wang))).toMatchObject({ person: wang, state: { at: 'pause' } });
    expect(run(signIn(wang), available, ring, answer).person).toEqual(wang);
    expect(run(signIn(wang), available, signIn(li))).toMatchObject({ person: li, state: { at: 'pause' } });
    expect(run(signIn(wang), signOut)).toMatchObject({ person: undefined, state: { at: 'offline' } });
  });

  it('does not change in a call, its wrap-up or over a missed one', () => {
    for (const before of [[ring], [ring, answer], [ring, answer, over], [missed]])
      expect(run(signIn(wang), available, ...before, signIn(li)).person).toEqual(wang);
  });

  it('stays who it was where somebody is refused', () => {
    const refused: Happening = { event: { type: 'signInRefused', person: '0017', reason: 'pinWrong' } };
    expect(run(signIn(wang), refused).person).toEqual(wang);
  });
});
