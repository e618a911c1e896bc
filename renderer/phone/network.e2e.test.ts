// Bad networks, by tones: the socket is cut, the server hangs or is started anew, far ends vanish, the machine sleeps.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LossyPath } from './testing/LossyPath';
import type { OutsideParty } from './testing/OutsideParty';
import { startBrowser } from './testing/phoneBench';
import { PracticeSeat, practiceExchange } from './testing/practiceSeat';
import { Wire } from './testing/Wire';

const CITIZEN = 740;
const OPERATOR = 440;

const practice = PracticeSeat.forEachTest();
const operatorHears = (citizen: boolean): Promise<void> =>
  practice.bench.until(`(linkseatProbe.hears('operator', [${CITIZEN}])[0] > 0.05) === ${citizen}`);

async function bothHear(citizen: OutsideParty): Promise<void> {
  await citizen.hears([OPERATOR], []);
  await operatorHears(true);
}

const pathsAreLookedForAnew = (page: Page): Promise<void> =>
  page.evaluate("dispatchEvent(new Event('online'))");

/** A seat behind a wire of its own, in a call with somebody outside. */
async function callOverWire(): Promise<{ wire: Wire; citizen: OutsideParty; call: string }> {
  const { exchange } = practice;
  const wire = await Wire.to(exchange.url);
  await practice.reopen({ sip: wire.through(exchange.url) });
  const citizen = await practice.outside('13800000001', CITIZEN);
  const call = await practice.takeOutsideCall(citizen);
  await bothHear(citizen);
  return { wire, citizen, call };
}

/** How often new paths for the sound were offered to a page, and one of its own offers refused, since `keepOffers`. */
const NEW_PATHS = "offers.theirs.filter((sdp) => sdp.includes('ice-ufrag')).length";
const REFUSED = 'offers.takenBack';
/** Whether the other end has named paths of its own. */
const OWN_PATHS = "offers.theirs.some((sdp) => sdp.includes('a=candidate:'))";

const keepOffers = (page: Page): Promise<void> =>
  page.evaluate(`{
    const { setRemoteDescription, setLocalDescription } = RTCPeerConnection.prototype;
    window.offers = { theirs: [], takenBack: 0 };
    RTCPeerConnection.prototype.setRemoteDescription = function (it) {
      if (it.sdp) offers.theirs.push(it.sdp);
      return setRemoteDescription.call(this, it);
    };
    RTCPeerConnection.prototype.setLocalDescription = async function (it) {
      await setLocalDescription.call(this, it);
      if (it.type === 'rollback') offers.takenBack += 1;
    };
  }`);

/** All of the page's browser. */
async function processesOf(page: Page): Promise<readonly number[]> {
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await cdp?.detach();
  return processInfo.map(({ id }) => id);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const registration = (expected: boolean): Promise<void> =>
  practice.bench.until(`(linkseatHost.status.registration === 'registered') === ${expected}`);

describe('the way to the server', () => {
  test('is cut: the call is heard throughout, and hold works again by itself', async () => {
    const { wire, citizen, call } = await callOverWire();
    wire.cut();
    await registration(false);
    await registration(true);
    await bothHear(citizen);
    await practice.bench.command({ type: 'hold', call: call as never });
    await citizen.until("party.facts.at(-1).type === 'legHeld'");
    wire.close();
  });

  test('hangs without a word: noticed, left, and found again; the call is heard throughout', async () => {
    const { wire, citizen } = await callOverWire();
    wire.freeze();
    await pathsAreLookedForAnew(practice.bench.page);
    await registration(false);
    await bothHear(citizen);
    wire.thaw();
    await registration(true);
    await bothHear(citizen);
    wire.close();
  });

  test('is down while the operator hangs up: the caller is told when it is back', async () => {
    const { wire, citizen, call } = await callOverWire();
    wire.freeze();
    await pathsAreLookedForAnew(practice.bench.page);
    await registration(false);
    await practice.bench.command({ type: 'hangUp', call: call as never });
    await practice.bench.fact({ type: 'legEnded', cause: 'hungUpHere' });
    expect(await citizen.page.evaluate("party.facts.some(({type}) => type === 'legEnded')")).toBe(false);
    wire.cut();
    wire.thaw();
    await citizen.until("party.facts.some(({type}) => type === 'legEnded')");
    wire.close();
  });

  test('is down while the caller hangs up: asked when it is back, the call ends and is offered for a call-back', async () => {
    const { wire, citizen } = await callOverWire();
    wire.freeze();
    await pathsAreLookedForAnew(practice.bench.page);
    await registration(false);
    await citizen.act('hangUp');
    await operatorHears(false);
    wire.cut();
    wire.thaw();
    await practice.bench.fact({ type: 'legEnded', cause: 'lost' });
    await practice.bench.fact({ type: 'callLost' });
    wire.close();
  });
});

test('a server that was killed and started anew: the phone is there again, and so is the call', async () => {
  const citizen = await practice.outside('13800000001', CITIZEN);
  const call = await practice.takeOutsideCall(citizen);
  const port = Number(new URL(practice.exchange.url).port);
  await practice.exchange.stop();
  await registration(false);
  await bothHear(citizen);
  practice.exchange = await practiceExchange(port);
  await registration(true);
  await citizen.until('party.registered');
  await bothHear(citizen);
  await practice.bench.command({ type: 'hold', call });
  await citizen.hears([], [OPERATOR]);
  await practice.bench.command({ type: 'retrieve', call });
  await bothHear(citizen);
});

test('the caller is away from the server when he is asked: the refused offer costs nobody the sound', async () => {
  const { bench, exchange } = practice;
  const wire = await Wire.to(exchange.url);
  const citizen = await practice.outside('13800000001', CITIZEN, { server: wire.through(exchange.url) });
  await practice.takeOutsideCall(citizen);
  await bothHear(citizen);
  await keepOffers(bench.page);
  wire.freeze();
  wire.cut();
  await citizen.until('!party.registered');
  await pathsAreLookedForAnew(bench.page);
  await bench.until(`${REFUSED} > 0`);
  const before = await bench.page.evaluate<number>(NEW_PATHS);
  wire.thaw();
  await bench.until(`${NEW_PATHS} > ${before}`);
  await bothHear(citizen);
  wire.close();
});

test('the network changes: new paths are found for the sound, and nothing is missed', async () => {
  const citizen = await practice.outside('13800000001', CITIZEN);
  await practice.takeOutsideCall(citizen);
  await bothHear(citizen);
  await Promise.all([citizen.page, practice.bench.page].map(keepOffers));
  await pathsAreLookedForAnew(practice.bench.page);
  await citizen.until(`${NEW_PATHS} > 0`);
  await practice.bench.until(OWN_PATHS);
  await bothHear(citizen);
});

describe('the machine sleeps', () => {
  const isOver = async (): Promise<boolean> =>
    (await practice.bench.facts()).some(({ fact }) => fact.type === 'legEnded');

  test('for a minute, as its clock tells: the far end is asked by which path it is reached, and the call goes on', async () => {
    const citizen = await practice.outside('13800000001', CITIZEN);
    await practice.takeOutsideCall(citizen);
    await bothHear(citizen);
    await keepOffers(citizen.page);
    await practice.bench.page.evaluate('{ const real = Date.now; Date.now = () => real() + 60_000; }');
    await citizen.until(`${NEW_PATHS} > 0`);
    await bothHear(citizen);
    expect(await isOver()).toBe(false);
  });

  test('for ten seconds, every process of its browser: the silence is nobody’s, and both hear each other again', async () => {
    const elsewhere = await startBrowser();
    const citizen = await practice.outside('13800000001', CITIZEN, {}, elsewhere);
    await practice.takeOutsideCall(citizen);
    await bothHear(citizen);
    const processes = await processesOf(practice.bench.page);
    for (const id of processes) process.kill(id, 'SIGSTOP');
    await citizen.hears([], [OPERATOR]);
    await pause(9_500);
    for (const id of processes) process.kill(id, 'SIGCONT');
    await bothHear(citizen);
    expect(await isOver()).toBe(false);
    await elsewhere.close();
  });
});

test('a far end that vanishes: the dead call ends by itself within 20 s, and is offered for a call-back', async () => {
  const citizen = await practice.outside('13800000001', CITIZEN);
  await practice.takeOutsideCall(citizen);
  await bothHear(citizen);
  await citizen.act('vanish');
  const from = Date.now();
  await practice.bench.page.waitForFunction(
    "linkseatHost.facts.some(({fact}) => fact.type === 'callLost')",
    undefined,
    { timeout: 20_000 },
  );
  console.info(`far end vanished → the call has ended: ${Date.now() - from} ms`);
  expect((await practice.bench.fact({ type: 'legEnded' })).fact).toMatchObject({ cause: 'lost' });
});

test('one packet in ten is lost: both are heard, the line is said to be bad, and to be good again after it', async () => {
  const path = new LossyPath();
  const citizen = await practice.outside('13800000001', CITIZEN);
  await path.between(practice.bench.page, citizen.page);
  await practice.takeOutsideCall(citizen);
  await bothHear(citizen);
  await practice.bench.until("linkseatHost.status.line?.level === 'good'");
  path.loss = 0.1;
  await practice.bench.until(
    "linkseatHost.status.line.level === 'bad' && linkseatHost.status.line.loss > 0.05",
  );
  await bothHear(citizen);
  path.loss = 0;
  await practice.bench.until("linkseatHost.status.line.level === 'good'");
  expect(path.lost).toBeGreaterThan(0);
  expect((await practice.bench.facts()).some(({ fact }) => fact.type === 'legEnded')).toBe(false);
  path.close();
});
