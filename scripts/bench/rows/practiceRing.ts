// From the key that starts a practice call to its ringing at the desk, against a bare SIP call to the same seat over the
// same exchange, whose telephone is connected and has its media ready before it rings. The built program: `npm run build` before.
import type { BrowserContext, Page } from 'playwright-core';
import { callFrom, type Outside } from '../../../tests/e2e/callFrom';
import { startBrowser } from '../../../tests/e2e/startBrowser';
import { type Host, startHost } from '../../../tests/e2e/startHost';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';

const ROUNDS = 9;
const SEAT = '12345-001';
const FOUND = { state: 'attached', timeout: 30_000 } as const;

interface RingClock {
  readonly linkseatRing: { rang: Promise<number>; pressed: number };
}

/** Runs in the desk page: when the key was pressed and when the desk rings, Unix milliseconds with fractions. */
function watchRing(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const ring = {
    pressed: 0,
    rang: new Promise<number>((resolve) => {
      const rings = (): boolean => document.querySelector('[data-phase=ringing]') !== null;
      const seen = new MutationObserver(() => {
        if (!rings()) return;
        seen.disconnect();
        resolve(now());
      });
      seen.observe(document.body, { subtree: true, childList: true, attributes: true });
    }),
  };
  addEventListener('keydown', () => (ring.pressed = now()), { capture: true, once: true });
  Object.assign(window, { linkseatRing: ring });
}

const rangAt = (desk: Page): Promise<number> =>
  desk.evaluate(() => (window as unknown as RingClock).linkseatRing.rang);

/** The desk is free again and can be rung. */
async function isFree(desk: Page): Promise<void> {
  await desk.waitForSelector('[data-phase=idle]', FOUND);
  await desk.waitForSelector('[data-testid=seat-state][data-state=available]', FOUND);
}

async function practiceRing(desk: Page, phone: Page): Promise<number> {
  await desk.evaluate(watchRing);
  await desk.keyboard.press('Control+k');
  const rang = await rangAt(desk);
  const pressed = await desk.evaluate(() => (window as unknown as RingClock).linkseatRing.pressed);
  await phone.evaluate('linkseatProbe.hangUp()');
  await isFree(desk);
  return rang - pressed;
}

async function bareRing(desk: Page, context: BrowserContext): Promise<number> {
  await desk.evaluate(watchRing);
  const caller = await context.newPage();
  await caller.goto(new URL('../audio/desk-110-idle.ogg', desk.url()).href, { waitUntil: 'commit' });
  const url = new URL('../sip', desk.url());
  url.protocol = 'ws:';
  const call = { user: `outside-${SEAT}`, number: '02855509999', dials: '12345', hertz: 500 };
  await desk.bringToFront();
  await caller.evaluate(callFrom, { url: url.href, ...call });
  const rang = await rangAt(desk);
  const called = await caller.evaluate(() => {
    const { outside } = window as unknown as { outside: Outside };
    outside.hangUp();
    return outside.calledAt;
  });
  await isFree(desk);
  await caller.close();
  return rang - called;
}

async function openSeat(context: BrowserContext, host: Host): Promise<{ desk: Page; phone: Page }> {
  const [desk, phone] = [await context.newPage(), await context.newPage()];
  await desk.goto(host.url(SEAT));
  await phone.goto(new URL('../phone/?probe', desk.url()).href);
  await desk.bringToFront();
  await isFree(desk);
  return { desk, phone };
}

async function run() {
  const [host, context] = await Promise.all([startHost(), startBrowser()]);
  try {
    const { desk, phone } = await openSeat(context, host);
    const ours: number[] = [];
    const against: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await practiceRing(desk, phone));
      against.push(await bareRing(desk, context));
    }
    return {
      ours: median(ours),
      against: median(against),
      note: `longest ${Math.max(...ours).toFixed(0)} ms`,
    };
  } finally {
    await context.close();
    await host.stop();
  }
}

export const row: BenchRow = {
  id: 'practice-ring',
  unit: 'ms',
  goal: 3,
  title:
    'key to ringing at the desk, the scripted caller registered on the way ÷ a bare SIP call to the same seat',
  run,
};
