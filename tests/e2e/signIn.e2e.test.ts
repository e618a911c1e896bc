// A seat with a list of people, in Chromium: nobody works before the PIN, guesses are slowed down, the role says what
// may be done, and nobody is signed out over a call. From clean profiles whose records a passphrase or a key file opens.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli } from '../../main/cli/runCli';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WAIT = { timeout: 20_000, interval: 50 };
const root = mkdtempSync(join(tmpdir(), 'linkseat-people-'));
const dataDir = join(root, 'data');
/** Of the sentence that names the seconds. */
const WAITS = '连续输错，请等';
const PASSPHRASE = { LINKSEAT_PASSPHRASE: 'a long sentence for the test' };

let browser: BrowserContext;
let host: Host;
let seat: SeatPages;
let agentPin: string;
let leadPin: string;

async function added(id: string, role: string): Promise<string> {
  let said = '';
  const args = ['people', 'add', id, '--name', '王敏', '--role', role, '--data-dir', dataDir];
  await runCli(args, { resourcesDir: '', out: (text) => (said += text), err: (text) => (said += text) });
  return /PIN (\d{6})/.exec(said)?.[1] ?? said;
}

beforeAll(async () => {
  mkdirSync(dataDir, { mode: 0o700 });
  browser = await startBrowser();
  agentPin = await added('0017', 'agent');
  leadPin = await added('0001', 'lead');
  host = await startHost({ dataDir, seats: ['12345-001'], env: PASSPHRASE });
  seat = await SeatPages.open(browser, host, '12345-001', { until: 'busy' });
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(root, { recursive: true, force: true });
});

async function tries(person: string, pin: string): Promise<void> {
  await seat.desk.locator('#sign-in-person').fill(person);
  await seat.desk.locator('#sign-in-pin').fill(pin);
  await seat.press('Enter');
  // It stands nowhere once it was sent.
  await vi.waitFor(async () => expect(await seat.desk.locator('#sign-in-pin').inputValue()).toBe(''), WAIT);
}
const says = (words: string) =>
  vi.waitFor(async () => expect(await seat.desk.textContent('body')).toContain(words), WAIT);

test('a wrong PIN is refused in words, guesses are slowed down, and the right one lets the agent in', async () => {
  await seat.sees('person', 'role', 'none');
  await tries('0017', '000000');
  await says('工号或密码不对');
  // From the fifth on each costs a wait, and the right one has to wait too.
  await vi.waitFor(async () => {
    await tries('0017', '000000');
    expect(await seat.desk.textContent('body')).toContain(WAITS);
  }, WAIT);
  await seat.sees('person', 'role', 'none');
  // After the wait it is taken: tried until then, as a person would.
  await vi.waitFor(
    async () => {
      if ((await seat.read('person', 'role')) === 'none') await tries('0017', agentPin);
      expect(await seat.read('person', 'role')).toBe('agent');
    },
    { timeout: 40_000, interval: 1_000 },
  );
  await seat.seesText('person', '王敏');
});

test('what the role may not do is grey; the lead may, and signing out is refused in a call', async () => {
  await seat.press('Control+o');
  const exporting = seat.desk.locator('[data-export="csv"]');
  await vi.waitFor(async () => expect(await exporting.isDisabled()).toBe(true), WAIT);
  await seat.press('Control+o', 'Alt+a');
  await seat.sees('seat-state', 'state', 'available');
  await seat.ringAndAnswer('lamp-at-12345');
  await expect(seat.ask('session.signOut', {})).rejects.toThrow('inCall');
  await seat.sees('person', 'role', 'agent');
  await seat.finish();
  await seat.press('Alt+s');
  await seat.desk.locator('[data-testid="sign-out"]').press('Enter');
  await seat.sees('person', 'role', 'none');
  await tries('0001', leadPin);
  await seat.sees('person', 'role', 'lead');
  await seat.press('Control+o');
  await vi.waitFor(async () => expect(await exporting.isDisabled()).toBe(false), WAIT);
  await seat.press('Control+o');
});

test('the settings say that a passphrase opens the records; without it nothing starts, and nothing is changed', async () => {
  await seat.press('Alt+,');
  await seat.seesText('protection', '已加密，由口令打开');
  expect(seat.errors).toEqual([]);
  await host.stop();
  const without = startHost({ dataDir, seats: ['12345-001'] });
  await expect(without).rejects.toThrow(/口令/);
  const wrong = startHost({
    dataDir,
    seats: ['12345-001'],
    env: { LINKSEAT_PASSPHRASE: 'not this one at all' },
  });
  await expect(wrong).rejects.toThrow(/口令/);
  host = await startHost({ dataDir, seats: ['12345-001'], env: PASSPHRASE });
});

test('a key file elsewhere is made in a clean profile, and the settings say that it is not beside the data', async () => {
  const env = { LINKSEAT_KEY_FILE: join(root, 'store.key') };
  const other = await startHost({ dataDir: join(root, 'other'), seats: ['12345-001'], env });
  const pages = await SeatPages.open(browser, other, '12345-001');
  await pages.press('Alt+,');
  await pages.seesText('protection', '已加密，密钥在单独的文件里');
  await other.stop();
  const without = startHost({ dataDir: join(root, 'other'), seats: ['12345-001'] });
  await expect(without).rejects.toThrow(/密钥/);
});
