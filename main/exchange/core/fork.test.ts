import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_BODY, type SipResponse } from '../message/sipMessage';
import { evolveFork, type Fork, type ForkEffect, type ForkEvent, isSettled, newFork } from './fork';

const response = (status: number): SipResponse => ({
  kind: 'response',
  status,
  reason: '',
  headers: [],
  body: NO_BODY,
});

const targets = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ connection: `c${at}`, uri: `sip:u${at}@x.invalid` }));

/** Runs events as the proxy does: each `find` is followed by what was found. */
const run = (users: readonly string[], perUser: number, events: readonly ForkEvent[]) => {
  let fork: Fork = newFork(users);
  const effects: ForkEffect[] = [];
  const queue: ForkEvent[] = [{ type: 'started' }];
  const drain = (): void => {
    for (let event = queue.shift(); event; event = queue.shift()) {
      const step = evolveFork(fork, event);
      fork = step.fork;
      for (const effect of step.effects) {
        effects.push(effect);
        if (effect.do === 'find') queue.push({ type: 'targetsFound', targets: targets(perUser) });
      }
    }
  };
  drain();
  for (const event of events) {
    queue.push(event);
    drain();
  }
  return { fork, effects };
};

const branch = fc.nat(5);
const anEvent: fc.Arbitrary<ForkEvent> = fc.oneof(
  fc.record({
    type: fc.constant('provisionalReceived' as const),
    branch,
    response: fc.constantFrom(100, 180, 183).map(response),
  }),
  fc.record({
    type: fc.constant('finalReceived' as const),
    branch,
    response: fc.constantFrom(200, 404, 480, 486, 487, 503, 603).map(response),
  }),
  fc.record({ type: fc.constant('branchLost' as const), branch }),
  fc.constantFrom<ForkEvent>(
    { type: 'stepExpired' },
    { type: 'attemptExpired' },
    { type: 'callerCancelled' },
    { type: 'callerLost' },
    { type: 'cancelOverdue' },
  ),
);
const anyRun = fc.tuple(
  fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }),
  fc.nat(2),
  fc.array(anEvent, { maxLength: 25 }),
);

const finals = (effects: readonly ForkEffect[]) =>
  effects.filter((one) => one.do === 'answer' || (one.do === 'relay' && one.response.status >= 300));
const successes = (effects: readonly ForkEffect[]) =>
  effects.filter((one) => one.do === 'relay' && one.response.status >= 200 && one.response.status < 300);

describe('whatever comes in whichever order', () => {
  test('the caller hears one failure at most, and none beside a success', () => {
    fc.assert(
      fc.property(anyRun, ([users, perUser, events]) => {
        const { effects } = run(users, perUser, events);
        expect(finals(effects).length + Math.min(1, successes(effects).length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('no branch is cancelled before its first provisional answer, nor twice', () => {
    fc.assert(
      fc.property(anyRun, ([users, perUser, events]) => {
        const heard = new Set<number>();
        for (let at = 0; at <= events.length; at++) {
          const before = run(users, perUser, events.slice(0, at)).effects;
          const cancels = before.filter((one) => one.do === 'cancel').map((one) => one.branch.id);
          expect(new Set(cancels).size).toBe(cancels.length);
          const event = events[at];
          if (event?.type === 'provisionalReceived') heard.add(event.branch);
          for (const id of cancels) expect(heard.has(id)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a 2xx is relayed or released, never lost; a failure is always acknowledged', () => {
    fc.assert(
      fc.property(anyRun, anEvent, ([users, perUser, events], last) => {
        fc.pre(last.type === 'finalReceived');
        const before = run(users, perUser, events);
        const step = evolveFork(before.fork, last);
        if (last.type !== 'finalReceived' || !before.fork.branches[last.branch]) return;
        const done = step.effects.map((one) => one.do);
        if (last.response.status < 300) expect(done.includes('relay') || done.includes('release')).toBe(true);
        else expect(done).toContain('ack');
      }),
    );
  });

  test('when all branches are over and the caller gave up, it is settled', () => {
    fc.assert(
      fc.property(anyRun, ([users, perUser, events]) => {
        const { fork } = run(users, perUser, events);
        let end = evolveFork(fork, { type: 'callerLost' }).fork;
        for (const { id } of end.branches) end = evolveFork(end, { type: 'branchLost', branch: id }).fork;
        expect(isSettled(end)).toBe(true);
      }),
    );
  });
});

test('a callee that answers after the caller is gone is let go', () => {
  const { effects } = run(['a'], 1, [
    { type: 'callerLost' },
    { type: 'finalReceived', branch: 0, response: response(200) },
  ]);
  expect(effects.map((one) => one.do)).toEqual(['find', 'send', 'watchCancel', 'release', 'answer']);
});
