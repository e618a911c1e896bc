import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { AttemptId, CallId, HandoverId } from '@shared/kernel/ids';
import type { Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { PhoneBench, type SeatOptions, servePages, startBrowser } from './testing/phoneBench';

const SEAT = '12345-001';
const script = JSON.parse(
  readFileSync(new URL('../../resources/scripts/gas-smell-at-12345.json', import.meta.url), 'utf8'),
) as { partner: object };

type Behaviour = 'answers' | 'busy' | 'noAnswer' | 'declines';

let pages: { server: ViteDevServer; base: string };
let browser: Browser;
let exchange: Exchange;
let seat: PhoneBench;

const practiceExchange = (port = 0): Promise<Exchange> =>
  startExchange({
    port,
    clock: () => Date.now(),
    ids: () => randomUUID(),
    route: (user, from) => {
      if (user === '12345') return [SEAT];
      return user === '110' ? [`bot-110-${from}`] : undefined;
    },
  });

const seatOptions = (): SeatOptions => ({
  base: pages.base,
  sip: exchange.url,
  seat: SEAT,
  otherSide: '110',
});

beforeAll(async () => {
  [pages, browser] = await Promise.all([servePages(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.server.close();
});
beforeEach(async () => {
  exchange = await practiceExchange();
  seat = await PhoneBench.open(browser, seatOptions());
});
afterEach(async () => {
  await seat?.close();
  await exchange?.stop();
});

const scriptWith = (behaviour: Behaviour): object => ({
  ...script,
  partner: { ...script.partner, behaviour, afterMs: 100 },
});

async function takeCall(behaviour: Behaviour = 'answers'): Promise<CallId> {
  const call = await seat.ring(scriptWith(behaviour));
  await seat.command({ type: 'answer', call });
  await seat.hears('operator', ['citizen']);
  return call;
}

const climb = (call: CallId, type: 'transfer' | 'joinThreeParty'): PhoneCommand => ({
  type,
  call,
  attempt: 'attempt-1' as AttemptId,
  handover: 'handover-1' as HandoverId,
  target: '110',
});

const isBack = async (): Promise<void> => {
  await seat.fact({ type: 'legRetrieved', by: 'us' });
  await seat.hears('operator', ['citizen']);
  await seat.hears('citizen', ['operator']);
};

describe('a call, by its tones', () => {
  test('offered with the number of the caller; answered: both hear each other; ended', async () => {
    const call = await takeCall();
    await seat.hears('citizen', ['operator']);
    const offered = (await seat.fact({ type: 'legOffered' })).fact;
    expect(offered).toMatchObject({ party: { number: '02855500135' }, dialled: '12345' });
    await seat.command({ type: 'hangUp', call });
    await seat.fact({ type: 'legEnded', cause: 'hungUpHere' });
    await seat.hears('operator', []);
  });

  test('hold is silence both ways; retrieve brings both back', async () => {
    const call = await takeCall();
    await seat.hears('citizen', ['operator']);
    await seat.command({ type: 'hold', call });
    await seat.hears('citizen', []);
    await seat.hears('operator', []);
    await seat.command({ type: 'retrieve', call });
    await isBack();
  });

  test('mute silences the operator alone', async () => {
    const call = await takeCall();
    await seat.hears('citizen', ['operator']);
    await seat.command({ type: 'mute', call });
    await seat.hears('citizen', []);
    await seat.hears('operator', ['citizen']);
    await seat.command({ type: 'unmute', call });
    await seat.hears('citizen', ['operator']);
  });
});

describe('one-key transfer', () => {
  test('answered: caller and partner hear each other, the seat is gone', async () => {
    const call = await takeCall();
    await seat.command(climb(call, 'transfer'));
    await seat.fact({ type: 'attemptEnded', result: 'handedOff' });
    await seat.hears('citizen', ['partner']);
    await seat.hears('partner', ['citizen']);
    await seat.hears('operator', []);
    await seat.until("linkseatHost.facts.filter(({fact}) => fact.type === 'legEnded').length === 2");
    const causes = (await seat.facts()).flatMap(({ fact }) => (fact.type === 'legEnded' ? [fact.cause] : []));
    expect(causes).toEqual(['replaced', 'replaced']);
  });

  test.each([
    ['busy', 'busy', 486],
    ['declines', 'rejected', 603],
  ] as const)('partner %s: the caller is back', async (behaviour, result, status) => {
    const call = await takeCall(behaviour);
    await seat.command(climb(call, 'transfer'));
    expect((await seat.fact({ type: 'attemptEnded' })).fact).toMatchObject({ result, status });
    await isBack();
  });

  test('the caller hangs up while it rings: the ringing stops', async () => {
    const call = await takeCall('noAnswer');
    await seat.command(climb(call, 'transfer'));
    await seat.fact({ type: 'legRung' });
    await seat.page.evaluate('linkseatProbe.hangUp()');
    await seat.fact({ type: 'attemptEnded', result: 'callerGone' });
    await seat.fact({ type: 'legEnded', cause: 'cancelledHere' });
  });

  test('cancelled while it rings: the held caller heard nothing, and is back', async () => {
    const call = await takeCall('noAnswer');
    await seat.command(climb(call, 'transfer'));
    await seat.fact({ type: 'legRung' });
    await seat.hears('citizen', []);
    await seat.command({ type: 'cancelAttempt', call });
    await isBack();
    await seat.fact({ type: 'legEnded', cause: 'cancelledHere' });
  });
});

test('a partner who does not answer is given up after the set time', async () => {
  await seat.close();
  seat = await PhoneBench.open(browser, { ...seatOptions(), noAnswerAfter: 400 });
  const call = await takeCall('noAnswer');
  await seat.command(climb(call, 'transfer'));
  await seat.fact({ type: 'attemptEnded', result: 'noAnswer' });
  await isBack();
});

test('a caller whose telephone takes no REFER: the seat stays as a bridge that is silent and deaf', async () => {
  const call = await takeCall();
  await seat.page.evaluate('linkseatProbe.refuseReferrals()');
  await seat.command(climb(call, 'transfer'));
  await seat.fact({ type: 'bridgeKept', status: 603 });
  await seat.fact({ type: 'attemptEnded', result: 'handedOff' });
  await seat.hears('citizen', ['partner']);
  await seat.hears('partner', ['citizen']);
  await seat.hears('operator', []);
  await seat.page.evaluate('linkseatProbe.hangUp()');
  await seat.until("linkseatHost.facts.filter(({fact}) => fact.type === 'legEnded').length === 2");
});

test('a second call rings beside the first, and answering it holds the first', async () => {
  const first = await takeCall();
  const second = await seat.ring(scriptWith('answers'));
  expect(second).not.toBe(first);
  await seat.command({ type: 'answer', call: second });
  const held = await seat.fact({ type: 'legHeld', by: 'us' });
  expect(held.call).toBe(first);
  // The probe's citizen is the newest one.
  await seat.hears('citizen', ['operator']);
  await seat.hears('operator', ['citizen']);
});

test('an exchange that went away and came back has the phone again; the call was heard throughout', async () => {
  await takeCall();
  const port = Number(new URL(exchange.url).port);
  await exchange.stop();
  await seat.until("linkseatHost.status.registration !== 'registered'");
  await seat.hears('operator', ['citizen']);
  exchange = await practiceExchange(port);
  await seat.until("linkseatHost.status.registration === 'registered'");
  await seat.hears('citizen', ['operator']);
});

test('without a microphone the phone says so, and the call is taken all the same', async () => {
  await seat.close();
  seat = await PhoneBench.open(browser, { ...seatOptions(), query: '' });
  await seat.until("document.body.innerText.includes('对方听不到您')");
  const call = await seat.ring(scriptWith('answers'));
  await seat.until("document.body.innerText.includes('02855500135')");
  await seat.command({ type: 'answer', call });
  await seat.fact({ type: 'legAnswered' });
  await seat.until("document.body.innerText.includes('通话中')");
  await seat.until(
    "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('gas-smell-at-12345-1.ogg'))",
  );
});

describe('three-party call', () => {
  test('each hears exactly the two others; the operator leaves and they talk on', async () => {
    const call = await takeCall();
    await seat.command(climb(call, 'joinThreeParty'));
    await seat.fact({ type: 'attemptEnded', result: 'threeParty' });
    await seat.hears('operator', ['citizen', 'partner']);
    await seat.hears('citizen', ['operator', 'partner']);
    await seat.hears('partner', ['operator', 'citizen']);
    await seat.command({ type: 'leave', call });
    await seat.fact({ type: 'seatLeft' });
    await seat.hears('citizen', ['partner']);
    await seat.hears('partner', ['citizen']);
    await seat.hears('operator', []);
  });
});
