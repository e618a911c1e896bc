import { describe, expect, test } from 'vitest';
import type { Call } from './Call';
import type { CallFact, LadderStep } from './CallFact';
import {
  ATTEMPT,
  answeredFacts,
  CALL,
  CALLER,
  callAfter,
  consultFacts,
  HANDOVER,
  PARTNER,
  startedFact,
  threePartyFacts,
} from './callFixtures';
import { performAll, runLadder } from './ladderRun';
import type { PhoneCommand } from './PhoneCommand';
import { takeCommand } from './takeCommand';

const command = (call: Call, type: 'cancelAttempt' | 'leave' | 'hangUp'): readonly string[] =>
  performAll(call, takeCommand(call, { type, call: CALL }, PARTNER)).done;

const steps = consultFacts('transfer');
const upTo = (count: number): Call => callAfter(...steps.slice(0, count));
const HELD = 4;
const RINGING = 6;
const ended = (
  leg: typeof CALLER,
  cause: 'busy' | 'noAnswer' | 'rejected' | 'failed' | 'hungUpThere' | 'replaced',
): CallFact => ({
  type: 'legEnded',
  leg,
  cause,
});

describe('climbing', () => {
  test.each<[PhoneCommand['type'] & ('transfer' | 'joinThreeParty'), LadderStep]>([
    ['transfer', 'transfer'],
    ['joinThreeParty', 'threeParty'],
  ])('%s holds the caller before anything is dialled', (type, step) => {
    const call = callAfter(...answeredFacts);
    const asked: PhoneCommand = { type, call: CALL, attempt: ATTEMPT, handover: HANDOVER, target: '110' };
    expect(takeCommand(call, asked, PARTNER)).toEqual([{ type: 'record', fact: startedFact(step) }]);
    expect(runLadder(call, startedFact(step)).done).toEqual([`hold:${CALLER}`]);
    expect(runLadder(upTo(3), { type: 'legHeld', leg: CALLER, by: 'us' }).done).toEqual([
      'startTimer:noAnswer',
      `dial:${PARTNER}`,
    ]);
  });

  test('a caller on hold already is not held twice', () => {
    const call = callAfter(...answeredFacts, { type: 'legHeld', leg: CALLER, by: 'us' });
    expect(runLadder(call, startedFact('transfer')).done).toEqual(['startTimer:noAnswer', `dial:${PARTNER}`]);
  });

  test('transfer: on the answer all three talk, then the seat hands over and leaves', () => {
    const answer = runLadder(upTo(RINGING), { type: 'legAnswered', leg: PARTNER });
    expect(answer.done).toEqual(['stopTimer:noAnswer', `retrieve:${CALLER}`]);
    const mixed = runLadder(answer.call, { type: 'legRetrieved', leg: CALLER, by: 'us' });
    expect(mixed.done).toEqual(['handOver']);
    const over = runLadder(mixed.call, { type: 'handOverEnded', ok: true });
    expect(over.done).toEqual([
      'attemptEnded:handedOff',
      'stopTimer:noAnswer',
      `hangUp:${CALLER}`,
      'startTimer:vanish',
    ]);
    expect(runLadder(over.call, { type: 'timerFired', timer: 'vanish' }).done).toEqual([
      'partnerDoubled',
      `hangUp:${PARTNER}`,
    ]);
  });

  test('the replaced legs may end before the outcome is told', () => {
    const call = callAfter(...steps, { type: 'legRetrieved', leg: CALLER, by: 'us' });
    const gone = runLadder(call, ended(PARTNER, 'replaced'));
    expect(gone.done).toEqual([]);
    expect(runLadder(gone.call, { type: 'handOverEnded', ok: true }).done).toEqual([
      'attemptEnded:handedOff',
      'stopTimer:noAnswer',
      `hangUp:${CALLER}`,
    ]);
    expect(runLadder(gone.call, { type: 'handOverEnded', ok: false, status: 481 }).done).toContain(
      'attemptEnded:failed',
    );
  });

  test.each([405, undefined])('a hand-over refused with %s leaves the seat as a bridge', (status) => {
    const call = callAfter(...steps, { type: 'legRetrieved', leg: CALLER, by: 'us' });
    const bridge = runLadder(call, { type: 'handOverEnded', ok: false, status });
    expect(bridge.done).toEqual(['bridgeKept', 'attemptEnded:handedOff', 'stopTimer:noAnswer']);
    expect(runLadder(bridge.call, ended(CALLER, 'hungUpThere')).done).toEqual([`hangUp:${PARTNER}`]);
  });

  test('three-party: settled by the answer, left by a hand-over', () => {
    const ringing = callAfter(...consultFacts('threeParty').slice(0, RINGING));
    const answer = runLadder(ringing, { type: 'legAnswered', leg: PARTNER });
    expect(answer.done).toEqual([
      'stopTimer:noAnswer',
      'attemptEnded:threeParty',
      'stopTimer:noAnswer',
      `retrieve:${CALLER}`,
    ]);
    const together = callAfter(...threePartyFacts);
    expect(command(together, 'leave')).toEqual(['handOver']);
    expect(runLadder(together, { type: 'handOverEnded', ok: true }).done).toEqual([
      'seatLeft',
      `hangUp:${CALLER}`,
      'startTimer:vanish',
    ]);
    expect(runLadder(together, { type: 'handOverEnded', ok: false }).done).toEqual([
      'bridgeKept',
      'seatLeft',
    ]);
  });
});

describe('the caller comes back', () => {
  const back = [`retrieve:${CALLER}`];

  test.each(['busy', 'noAnswer', 'rejected', 'failed'] as const)('partner %s', (cause) => {
    const { call, done } = runLadder(upTo(RINGING), ended(PARTNER, cause));
    expect(done).toEqual([`attemptEnded:${cause}`, 'stopTimer:noAnswer', ...back]);
    expect(runLadder(call, { type: 'legRetrieved', leg: CALLER, by: 'us' }).call.attempts[0]?.state).toBe(
      'returned',
    );
  });

  test.each([HELD, HELD + 1, RINGING, RINGING + 1])('cancelled after %i facts', (count) => {
    const done = command(upTo(count), 'cancelAttempt');
    expect(done.slice(0, 3)).toEqual(['attemptEnded:cancelled', 'stopTimer:noAnswer', ...back]);
    expect(done.slice(3)).toEqual(count > HELD ? [`hangUp:${PARTNER}`] : []);
  });

  test('cancelled before the hold went through: nothing to undo', () => {
    expect(command(upTo(3), 'cancelAttempt')).toEqual(['attemptEnded:cancelled', 'stopTimer:noAnswer']);
  });

  test('no answer in time', () => {
    const { done } = runLadder(upTo(RINGING), { type: 'timerFired', timer: 'noAnswer' });
    expect(done).toEqual(['attemptEnded:noAnswer', 'stopTimer:noAnswer', ...back, `hangUp:${PARTNER}`]);
    expect(runLadder(upTo(RINGING + 1), { type: 'timerFired', timer: 'noAnswer' }).done).toEqual([]);
  });

  test('cancelled in a three-party call: the partner goes', () => {
    expect(command(callAfter(...threePartyFacts), 'cancelAttempt')).toEqual([`hangUp:${PARTNER}`]);
  });

  test('a partner who answers in the moment of the cancel is let go', () => {
    const cancelled = callAfter(...steps.slice(0, RINGING), {
      type: 'attemptEnded',
      attempt: ATTEMPT,
      result: 'cancelled',
    });
    expect(runLadder(cancelled, { type: 'legAnswered', leg: PARTNER }).done).toEqual([`hangUp:${PARTNER}`]);
  });

  test('a hand-over that succeeds after the cancel ends our dead legs', () => {
    const cancelled = callAfter(...steps, { type: 'attemptEnded', attempt: ATTEMPT, result: 'cancelled' });
    expect(runLadder(cancelled, { type: 'handOverEnded', ok: true }).done).toContain(`hangUp:${CALLER}`);
    expect(runLadder(cancelled, { type: 'handOverEnded', ok: false, status: 481 }).done).toEqual([]);
  });
});

test.each([HELD, HELD + 1, RINGING, RINGING + 1])(
  'the caller hanging up after %i facts stops the partner',
  (count) => {
    const { done } = runLadder(upTo(count), ended(CALLER, 'hungUpThere'));
    expect(done.slice(0, 2)).toEqual(['attemptEnded:callerGone', 'stopTimer:noAnswer']);
    expect(done.slice(2)).toEqual(count > HELD ? [`hangUp:${PARTNER}`] : []);
  },
);

test('hanging up the whole call ends the attempt and every leg', () => {
  const done = command(upTo(RINGING), 'hangUp');
  expect(done).toContain('attemptEnded:cancelled');
  expect(done.slice(-2)).toEqual([`hangUp:${CALLER}`, `hangUp:${PARTNER}`]);
});

test('while the ladder climbs, nobody else holds or retrieves', () => {
  expect(takeCommand(upTo(RINGING), { type: 'retrieve', call: CALL }, PARTNER)).toEqual([]);
  expect(takeCommand(upTo(2), { type: 'hold', call: CALL }, PARTNER)).toEqual([
    { type: 'hold', leg: CALLER },
  ]);
});

test('a page that died between a hand-over and the end of the partner’s leg: the leg that is left over is ended', () => {
  const left = callAfter(...threePartyFacts, { type: 'seatLeft' }, ended(CALLER, 'replaced'));
  const { done } = runLadder(left, { type: 'legRecovered', leg: PARTNER });
  expect(done).toEqual(['startTimer:vanish']);
  // Whose caller hung up by himself, the operator goes on talking with the partner.
  const talking = callAfter(...threePartyFacts, ended(CALLER, 'hungUpThere'));
  expect(runLadder(talking, { type: 'legRecovered', leg: PARTNER }).done).toEqual([]);
});

test('six parties and no more: a seventh is neither dialled nor climbed to; who leaves makes room', () => {
  const others = Array.from({ length: 5 }, (_, n) => `other-${n}` as typeof CALLER);
  const joined = others.flatMap((leg): readonly CallFact[] => [
    { type: 'legDialled', leg, role: 'other', party: { number: '119' } },
    { type: 'legAnswered', leg },
  ]);
  const add = { type: 'addParty', call: CALL, number: '120' } as const;
  const climb = {
    type: 'joinThreeParty',
    call: CALL,
    attempt: ATTEMPT,
    handover: HANDOVER,
    target: '110',
  } as const;
  const five = callAfter(...answeredFacts, ...joined.slice(0, -2));
  expect(takeCommand(five, add, PARTNER)).toMatchObject([{ type: 'dial', number: '120' }]);
  const six = callAfter(...answeredFacts, ...joined);
  for (const one of [add, climb]) expect(takeCommand(six, one, PARTNER)).toEqual([]);
  const again = callAfter(...answeredFacts, ...joined, {
    type: 'legEnded',
    leg: others[0] ?? CALLER,
    cause: 'hungUpThere',
  });
  expect(takeCommand(again, add, PARTNER)).toHaveLength(1);
});
