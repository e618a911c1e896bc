import type { LegFact } from '@shared/call/CallFact';
import type { LegQuality } from '@shared/call/lineQuality';
import type { LegId } from '@shared/kernel/ids';
import type { BotFacts, BotStep } from '@shared/practice/BotStep';
import { expect, test } from 'vitest';
import { Listeners } from '../port/Listeners';
import type { PhonePort, PortEvent } from '../port/PhonePort';
import { type Plan, ScriptedParty } from './ScriptedParty';

const LEG = 'leg' as LegId;

/** A party whose clock, voice and phone are in the test's hands. */
function bench(plan: Plan, yields = false) {
  let heard: (talking: boolean, ago: number) => void = () => {};
  const listeners = new Listeners<PortEvent>();
  const done: string[] = [];
  let now = 0;
  let due: { at: number; fn: () => void } | undefined;
  let bad = false;
  let finish = (_ok: boolean): void => {};
  const act = (name: string) => (leg: LegId) => done.push(`${name} ${leg}`);
  const port = {
    listen: listeners.add,
    answer: act('answer'),
    hangUp: act('hangUp'),
    decline: (_leg: LegId, how: string) => done.push(`decline ${how}`),
  };
  const party = new ScriptedParty(LEG, {
    port: port as unknown as PhonePort,
    voice: {
      prepare: () => {},
      say: (url) => {
        done.push(`say ${url}`);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      hush: () => done.push('hush'),
      badLine: (on) => {
        if (on !== bad) done.push(on ? 'bad line' : 'good line');
        bad = on;
      },
    },
    vanish: () => done.push('vanish'),
    plan,
    audioUrl: (file) => file,
    now: () => now,
    after: (ms, fn) => {
      due = { at: now + ms, fn };
      return () => {
        due = undefined;
      };
    },
    yields: () => yields,
    isBad: (line) => line === 'torn',
    hearing: {
      listen: (fn) => {
        heard = fn;
        return () => done.push('deaf');
      },
    },
    said: ({ line, cut }) => done.push(cut ? `cut ${line}` : `said ${line}`),
    ended: () => done.push('ended'),
  });
  return {
    hear: (talking: boolean, ago = 0) => heard(talking, ago),
    party,
    done,
    fact: (fact: LegFact) => listeners.tell({ type: 'fact', fact }),
    quality: (quality: LegQuality) => listeners.tell({ type: 'quality', leg: LEG, quality }),
    /** Lets `ms` pass, and what is due by then happen. */
    pass: (ms: number) => {
      now += ms;
      const ready = due && due.at <= now ? due : undefined;
      if (ready) due = undefined;
      ready?.fn();
    },
    finish: async () => {
      finish(true);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const line = (id: string, at: number): BotStep => ({ do: 'play', line: id, audio: `${id}.ogg`, at });
const answered: LegFact = { type: 'legAnswered', leg: LEG };

test('speaks line by line, each when the one before is over', async () => {
  const { fact, pass, finish, done } = bench((played, { answeredAt }) =>
    answeredAt === undefined || played.length === 2 ? { do: 'wait' } : line(`l${played.length + 1}`, 100),
  );
  fact(answered);
  pass(99);
  expect(done).toEqual([]);
  pass(1);
  expect(done).toEqual(['say l1.ogg']);
  await finish();
  pass(0);
  expect(done).toEqual(['say l1.ogg', 'said l1', 'say l2.ogg']);
});

test('is cut short by a hold, and plans again when he is taken back', async () => {
  const seen: (readonly [number, boolean])[] = [];
  const { fact, pass, done } = bench((played, facts) => {
    seen.push([played.filter(({ cut }) => cut).length, facts.held]);
    return facts.answeredAt === undefined || facts.held ? { do: 'wait' } : line('l1', 0);
  });
  fact(answered);
  pass(0);
  fact({ type: 'legHeld', leg: LEG, by: 'them' });
  expect(done).toEqual(['say l1.ogg', 'cut l1', 'hush']);
  fact({ type: 'legRetrieved', leg: LEG, by: 'them' });
  pass(0);
  expect(done).toEqual(['say l1.ogg', 'cut l1', 'hush', 'say l1.ogg']);
  expect(seen.at(-1)).toEqual([1, false]);
});

test.each([
  [true, ['say l1.ogg', 'cut l1', 'hush']],
  [false, ['say l1.ogg']],
])('interrupted, he stops (%s) or talks on, and knows when the other fell silent', (yields, expected) => {
  const silent: (number | undefined)[] = [];
  const { fact, pass, hear, done } = bench((_, facts) => {
    silent.push(facts.silentSince);
    return facts.answeredAt === undefined || facts.talking ? { do: 'wait' } : line('l1', 0);
  }, yields);
  fact(answered);
  pass(0);
  hear(true);
  expect(done).toEqual(expected);
  pass(400);
  hear(false, 250);
  if (yields) expect(silent.at(-1), 'it was over a quarter of a second before it could be told').toBe(150);
});

test('the line is bad from its first sound until he says another', async () => {
  const { fact, pass, finish, done } = bench((played, { answeredAt }) =>
    answeredAt === undefined || played.length === 3
      ? { do: 'wait' }
      : line(['torn', 'torn', 'clear'][played.length] ?? '', 0),
  );
  fact(answered);
  for (let count = 0; count < 3; count += 1) {
    pass(0);
    await finish();
  }
  expect(done.filter((one) => one.startsWith('say') || one.endsWith('line'))).toEqual([
    'bad line',
    'say torn.ogg',
    'say torn.ogg',
    'good line',
    'say clear.ogg',
  ]);
});

test('hears what the operator does from his answer on, the last of a kind alone', () => {
  const heard: (BotFacts['cues'] | undefined)[] = [];
  const { party, fact, pass } = bench((_played, { cues }) => {
    heard.push(cues);
    return { do: 'wait' };
  });
  party.hear('promised');
  expect(heard.at(-1)).toBeUndefined();
  fact(answered);
  party.hear('asked:110-where');
  party.hear('promised');
  pass(50);
  party.hear('asked:110-where');
  expect(heard.at(-1)).toEqual([
    { cue: 'promised', at: 0 },
    { cue: 'asked:110-where', at: 50 },
  ]);
});

test('knows how long the line takes: what is kept back here is kept back there, and the way itself', () => {
  const lines: (number | undefined)[] = [];
  const { fact, quality, hear } = bench((_, { lineMs }) => {
    lines.push(lineMs);
    return { do: 'wait' };
  });
  fact(answered);
  quality({ loss: 0, jitter: 5, roundTrip: 10, buffered: 60 });
  hear(false, 250);
  expect(lines.at(-1)).toBe(130);
});

test.each<[BotStep, string]>([
  [{ do: 'answer', at: 5 }, 'answer leg'],
  [{ do: 'refuse', status: 486, at: 5 }, 'decline busy'],
  [{ do: 'refuse', status: 603, at: 5 }, 'decline rejected'],
  [{ do: 'refuse', status: 500, at: 5 }, 'decline failed'],
  [{ do: 'vanish', at: 5 }, 'vanish'],
  [{ do: 'hangUp', at: 5 }, 'hangUp leg'],
])('does what the planner says: %j', (step, expected) => {
  const { pass, done } = bench(() => step);
  pass(5);
  expect(done).toEqual([expected]);
});

test('is told of a joined party, and is over with its leg', () => {
  const transfers: (number | undefined)[] = [];
  const { party, fact, done } = bench((_played, { transferredAt }) => {
    transfers.push(transferredAt);
    return { do: 'wait' };
  });
  party.joined();
  expect(transfers.at(-1)).toBeUndefined();
  fact(answered);
  party.joined();
  expect(transfers.at(-1)).toBe(0);
  fact({ type: 'legEnded', leg: LEG, cause: 'hungUpThere' });
  expect(done).toEqual(['deaf', 'ended']);
});
