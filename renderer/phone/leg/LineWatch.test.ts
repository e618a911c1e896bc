import { expect, test } from 'vitest';
import type { Answer } from './Answer';
import { LineWatch } from './LineWatch';
import type { LineSigns } from './lineSigns';

/** A line whose packets, answers and clock are in the test's hands; one look a second. */
function bench(answer: Answer) {
  const done: string[] = [];
  let signs: LineSigns = { received: 0, lost: 0, jitter: 0, keptBack: 0, played: 0, connection: 'connected' };
  let now = 0;
  const watch = new LineWatch({
    signs: () => Promise.resolve(signs),
    soundExpected: () => true,
    ask: () => {
      done.push(`asked after ${now} s`);
      return Promise.resolve(answer);
    },
    quality: () => {},
    dead: () => done.push(`dead after ${now} s`),
  });
  return {
    watch,
    done,
    /** So many seconds, in each of which this many packets come in. */
    pass: async (seconds: number, packets: number) => {
      for (let second = 0; second < seconds && !done.some((one) => one.startsWith('dead')); second += 1) {
        now += 1;
        signs = { ...signs, received: signs.received + packets };
        await watch.look(now * 1_000);
      }
    },
  };
}

test('a far end that is gone without a word is given up within 20 s', async () => {
  const { pass, done } = bench('unanswered');
  await pass(10, 50);
  await pass(30, 0);
  expect(done).toEqual(['asked after 14 s', 'asked after 18 s', 'asked after 22 s', 'dead after 24 s']);
});

test('a quiet one who answers stays', async () => {
  const { pass, done } = bench('alive');
  await pass(5, 50);
  await pass(120, 0);
  expect(done.filter((one) => one.startsWith('dead'))).toEqual([]);
});

test('sound that comes back ends the trouble', async () => {
  const { pass, done } = bench('unanswered');
  await pass(5, 50);
  await pass(10, 0);
  await pass(1, 50);
  await pass(10, 0);
  expect(done.filter((one) => one.startsWith('dead'))).toEqual([]);
});

test('the time that the machine slept is nobody’s silence', async () => {
  const { watch, pass, done } = bench('unanswered');
  await pass(5, 50);
  await watch.look(70_000);
  watch.woke();
  await watch.look(71_000);
  expect(done.filter((one) => one.startsWith('dead'))).toEqual([]);
});
