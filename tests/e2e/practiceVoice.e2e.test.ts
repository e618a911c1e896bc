// Turns by voice: the scripted caller listens while the trainee speaks, and answers when he has stopped. The trainee's
// voice is a file of the program's own.
import type { CallId } from '@shared/kernel/ids';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

/** Runs in the page, before its own code: a microphone that says what it is told to. */
function installMouth(): void {
  if (!location.pathname.includes('/phone/')) return;
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const zero = new ConstantSourceNode(context, { offset: 0 });
    zero.connect(out);
    zero.start();
    Object.assign(window, {
      say: async (url: string, times: number) => {
        const buffer = await context.decodeAudioData(await (await fetch(url)).arrayBuffer());
        for (let count = 0; count < times; count += 1)
          await new Promise<void>((resolve) => {
            const node = new AudioBufferSourceNode(context, { buffer });
            node.connect(out);
            node.onended = () => resolve();
            node.start();
          });
        return Date.now();
      },
    });
    return out.stream;
  };
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  await browser.addInitScript(installMouth);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const run = async (): Promise<PracticeRunRecord> => {
  const [first] = (await seat.ask('practice.runs', {})) as readonly { call: CallId }[];
  return (await seat.ask('practice.run', { call: first?.call })) as PracticeRunRecord;
};
/** When the caller began each line, in their order. */
const begun = async () =>
  (await run()).events.flatMap(({ at, body }) => (body.type === 'practiceSpoken' ? [at - body.ms] : []));

test('the caller waits for the end of a long question, and then goes on', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await vi.waitFor(async () => expect(await begun()).toHaveLength(1), { timeout: 20_000 });
  // Longer than the pause after which he would go on by himself.
  const silent = (await seat.phone.evaluate(`window.say('../audio/desk-12345-greeting.ogg', 2)`)) as number;
  await vi.waitFor(async () => expect((await begun()).length).toBeGreaterThan(1), { timeout: 20_000 });
  expect((await begun())[1]).toBeGreaterThan(silent - 500);
  expect(seat.errors).toEqual([]);
});
