// The phone page goes away in mid-call, by a reload or a crash: the call outlives it, proven by tones. In each state of the
// ladder: ladderTrouble.e2e.test.ts.
import { describe, expect, test } from 'vitest';
import { PracticeSeat } from './testing/practiceSeat';

const CITIZEN = 740;
const OPERATOR = 440;
const PARTNER = 1110;

const practice = PracticeSeat.forEachTest();
const operatorHears = (...hertz: readonly number[]): Promise<void> =>
  practice.bench.until(
    `${JSON.stringify([CITIZEN, PARTNER])}.every((one) =>
      (linkseatProbe.hears('operator', [one])[0] > 0.05) === ${JSON.stringify(hertz)}.includes(one))`,
  );

describe('a phone page that is reloaded in mid-call', () => {
  test('takes the call over again: both hear each other, and the far end never rang', async () => {
    const citizen = await practice.outside('13800000001', CITIZEN);
    const call = await practice.takeOutsideCall(citizen);
    await citizen.hears([OPERATOR], [PARTNER]);
    await practice.bench.page.reload();
    await practice.bench.fact({ type: 'legRecovered' });
    await operatorHears(CITIZEN);
    await citizen.hears([OPERATOR], [PARTNER]);
    const took = await practice.bench.page.evaluate<number>('linkseatHost.recoveredAfter');
    console.info(`the page was loaded anew → the dialog is taken over: ${Math.round(took)} ms`);
    expect((await practice.bench.facts()).filter(({ fact }) => fact.type === 'legEnded')).toEqual([]);
    // It is a whole call again: hold, and the end of it, arrive.
    await practice.bench.command({ type: 'hold', call });
    await citizen.hears([], [OPERATOR]);
    await practice.bench.command({ type: 'retrieve', call });
    await citizen.hears([OPERATOR], []);
    await citizen.act('hangUp');
    await practice.bench.fact({ type: 'legEnded', cause: 'hungUpThere' });
  });

  test('crashes, and another is opened: the same', async () => {
    const citizen = await practice.outside('13800000001', CITIZEN);
    await practice.takeOutsideCall(citizen);
    await citizen.hears([OPERATOR], [PARTNER]);
    await practice.bench.crash();
    await practice.bench.fact({ type: 'legRecovered' });
    await operatorHears(CITIZEN);
    await citizen.hears([OPERATOR], [PARTNER]);
  });

  test('twice, and held: the caller stays on hold, and comes back', async () => {
    const citizen = await practice.outside('13800000001', CITIZEN);
    const call = await practice.takeOutsideCall(citizen);
    await practice.bench.command({ type: 'hold', call });
    await citizen.hears([], [OPERATOR]);
    for (const times of [1, 2]) {
      await practice.bench.page.reload();
      await practice.bench.until(
        `linkseatHost.facts.filter(({fact}) => fact.type === 'legRecovered').length === ${times}`,
      );
    }
    await citizen.hears([], [OPERATOR]);
    await operatorHears();
    await practice.bench.command({ type: 'retrieve', call });
    await citizen.hears([OPERATOR], []);
    await operatorHears(CITIZEN);
  });
});

test('a caller who hung up meanwhile is lost, and said to be', async () => {
  const citizen = await practice.outside('13800000001', CITIZEN);
  await practice.takeOutsideCall(citizen);
  await practice.bench.page.goto('about:blank');
  await citizen.act('vanish');
  await practice.bench.page.goBack();
  await practice.bench.fact({ type: 'legEnded', cause: 'lost' });
  await practice.bench.fact({ type: 'callLost' });
});
