import { describe, expect, test } from 'vitest';
import { PracticeSeat, practiceExchange } from './testing/practiceSeat';
import { scriptInRain, scriptWith } from './testing/sampleScript';

const practice = PracticeSeat.forEachTest();
const takeCall = practice.takeCall.bind(practice);
const isBack = (): Promise<void> => practice.isBack();

describe('a call, by its tones', () => {
  test('offered with the number of the caller; answered: both hear each other; ended', async () => {
    const call = await takeCall();
    await practice.bench.hears('citizen', ['operator']);
    const offered = (await practice.bench.fact({ type: 'legOffered' })).fact;
    expect(offered).toMatchObject({ party: { number: '02855500135' }, dialled: '12345' });
    await practice.bench.command({ type: 'hangUp', call });
    await practice.bench.fact({ type: 'legEnded', cause: 'hungUpHere' });
    await practice.bench.hears('operator', []);
  });

  test('hold is silence both ways; retrieve brings both back', async () => {
    const call = await takeCall();
    await practice.bench.hears('citizen', ['operator']);
    await practice.bench.command({ type: 'hold', call });
    await practice.bench.hears('citizen', []);
    await practice.bench.hears('operator', []);
    await practice.bench.command({ type: 'retrieve', call });
    await isBack();
  });

  test('mute silences the operator alone', async () => {
    const call = await takeCall();
    await practice.bench.hears('citizen', ['operator']);
    await practice.bench.command({ type: 'mute', call });
    await practice.bench.hears('citizen', []);
    await practice.bench.hears('operator', ['citizen']);
    await practice.bench.command({ type: 'unmute', call });
    await practice.bench.hears('citizen', ['operator']);
  });
});

test('a second call rings beside the first, and answering it holds the first', async () => {
  const first = await takeCall();
  const second = await practice.bench.ring(scriptWith('answers'));
  expect(second).not.toBe(first);
  await practice.bench.command({ type: 'answer', call: second });
  const held = await practice.bench.fact({ type: 'legHeld', by: 'us' });
  expect(held.call).toBe(first);
  // The probe's citizen is the newest one.
  await practice.bench.hears('citizen', ['operator']);
  await practice.bench.hears('operator', ['citizen']);
});

test('an exchange that went away and came back has the phone again; the call was heard throughout', async () => {
  await takeCall();
  const port = Number(new URL(practice.exchange.url).port);
  await practice.exchange.stop();
  await practice.bench.until("linkseatHost.status.registration !== 'registered'");
  await practice.bench.hears('operator', ['citizen']);
  practice.exchange = await practiceExchange(port);
  await practice.bench.until("linkseatHost.status.registration === 'registered'");
  await practice.bench.hears('citizen', ['operator']);
});

test('without a microphone the phone says so, and the call is taken all the same', async () => {
  await practice.reopen({ query: '' });
  await practice.bench.until("document.body.innerText.includes('对方听不到您')");
  const call = await practice.bench.ring(scriptWith('answers'));
  await practice.bench.until("document.body.innerText.includes('02855500135')");
  await practice.bench.command({ type: 'answer', call });
  await practice.bench.fact({ type: 'legAnswered' });
  await practice.bench.until("document.body.innerText.includes('通话中')");
  await practice.bench.until(
    "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('gas-smell-at-12345-1.ogg'))",
  );
});

test('rain behind a caller is heard, and so is a bad line while it lasts', async () => {
  // Within what a bad line carries, so that the tone itself is as loud as ever between its drop-outs.
  await practice.reopen({ query: '?probe=440,900,930' });
  await practice.bench.until("'linkseatProbe' in window");
  const call = await practice.bench.ring(scriptInRain());
  await practice.bench.command({ type: 'answer', call });
  /** Loudest and quietest amplitude of the caller's tone, and what sounds where rain alone does, over `seconds`. */
  const heard = (seconds: number) =>
    practice.bench.page.evaluate(async (all) => {
      const { linkseatProbe: probe } = window as unknown as {
        linkseatProbe: { hears: (who: string, hertz: readonly number[]) => readonly number[] };
      };
      const tones: number[] = [];
      const rain: number[] = [];
      const until = performance.now() + all * 1000;
      while (performance.now() < until) {
        const [tone = 0, ...high] = probe.hears('operator', [900, 2_300, 2_500, 2_700, 2_900]);
        tones.push(tone);
        rain.push(high.reduce((sum, one) => sum + one, 0));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      // A drop-out cracks in all frequencies: what is between them counts.
      const steady = rain.sort((a, b) => a - b)[Math.floor(rain.length / 4)] ?? 0;
      return { top: Math.max(...tones), low: Math.min(...tones), rain: steady };
    }, seconds);
  await practice.bench.hears('operator', ['citizen']);
  const torn = await heard(2.9);
  expect(torn.top).toBeGreaterThan(0.1);
  expect(torn.low, 'it drops out').toBeLessThan(0.02);
  await practice.bench.until("linkseatHost.said.some(({line}) => line === 'l2')");
  const clear = await heard(2.9);
  expect(clear.low, 'no drop-outs any more').toBeGreaterThan(0.1);
  expect(clear.rain, 'rain').toBeGreaterThan(0.004);
  expect(torn.rain, 'a narrow line').toBeLessThan(clear.rain / 4);
});
