// How the records are kept, on the screen: what protects them, a copy by a button, putting it back, a file that another
// program holds, one that breaks while the desk works, and a disk that is full, broken or read-only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { unlock } from '../../main/keys/unlock';
import { unlockDatabase } from '../../main/store/unlockDatabase';
import { oneSeat } from './oneSeat';
import { SeatPages } from './SeatPages';
import { canHurtDisks, type Host, startHost } from './startHost';

const WITHIN = { timeout: 20_000 };

let host: Host;
let seat: SeatPages;

oneSeat((world) => {
  ({ host, seat } = world);
});

const count = (testId: string) => seat.desk.locator(`[data-testid=${testId}]`).count();

test('the settings say what protects the records, and a key file beside them is no protection from a thief', async () => {
  await seat.press('Alt+Comma');
  await seat.seesText('protection', '密钥文件就在数据文件夹里');
  expect(await count('restore')).toBe(0);
});

test('one button copies the records, and says when', async () => {
  await seat.desk.locator('[data-testid=backup-now]').press('Enter');
  await seat.seesText('last-backup', '已备份');
  await expect.poll(() => count('restore'), WITHIN).toBe(1);
});

test('putting a copy back is the lead’s to do, asked once, and not during a call', async () => {
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await expect
    .poll(() => seat.desk.locator('[data-testid=trouble]').textContent(), WITHIN)
    .toMatch(/班长|权限/);
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
  await seat.ring('lamp-at-12345');
  await seat.press('F2');
  await seat.phase('talking');
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await expect
    .poll(() => seat.desk.locator('[data-testid=trouble]').textContent(), WITHIN)
    .toMatch(/通话没有办完/);
  await seat.finish();
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await seat.seesText('records', '拼合');
  // The seat works on over the log that was put together.
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.finish();
});

test('while another program holds the file, what is typed stays and is said not to be saved; then it is', async () => {
  const unlocked = unlock({ dataDir: host.dataDir, sources: {} });
  if (!unlocked.ok) throw new Error(unlocked.error.message);
  const other = new Database(join(host.dataDir, 'practice.db'));
  unlockDatabase(other, unlocked.value.key);
  await seat.ringAndAnswer('lamp-at-12345');
  other.exec('BEGIN IMMEDIATE');
  const narrative = seat.desk.locator('[data-focus="narrative"]');
  await narrative.fill('路灯不亮三天');
  await expect
    .poll(() => seat.desk.locator('[data-testid=save-state].bad[data-saved=no]').count(), WITHIN)
    .toBe(1);
  expect(await narrative.inputValue()).toBe('路灯不亮三天');
  await seat.phase('talking');
  other.exec('ROLLBACK');
  other.close();
  await seat.sees('save-state', 'saved', 'yes');
  await seat.finish();
});

test('a file that breaks at work is mended beside it: a sign on the top line, and the seat works on', async () => {
  const file = join(host.dataDir, 'practice.db');
  const pages = 16 * 4_096;
  // What is in the file alone: the WAL was copied into it.
  await expect.poll(() => statSync(file).size, WITHIN).toBeGreaterThan(2 * pages);
  const sign = seat.desk.locator('[data-testid=records-sign]');
  expect(await sign.count()).toBe(0);
  await seat.desk.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const state = document.querySelector<HTMLElement>('[data-testid=records-sign]')?.dataset.state;
      if (state !== undefined) seen.add(state);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, pages));
  // A copy reads every page, and so meets the broken ones.
  await seat.desk.locator('[data-testid=backup-now]').press('Enter');
  await expect.poll(() => sign.getAttribute('data-state'), WITHIN).toBe('mended');
  const seen = await seat.desk.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  expect(seen).toEqual(['mending', 'mended']);
  expect(await sign.getAttribute('title')).toMatch(/请告知管理员检查硬盘/);
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.finish();
  expect(seat.errors).toEqual([]);
});

/** Takes all room of the disk; answers what gives it back. */
function fillDisk({ dataDir }: Host): () => void {
  const filler = join(dataDir, 'filler');
  const piece = Buffer.alloc(64 * 1_024);
  try {
    for (;;) appendFileSync(filler, piece);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
  return () => rmSync(filler);
}

/** Every write of the host to one of its databases fails so, until it is called off. */
function breakWrites({ pid }: Host, error: 'EIO' | 'EROFS'): () => Promise<unknown> {
  const fault = ['-e', 'trace=pwrite64', '-e', `inject=pwrite64:error=${error}`];
  const strace = spawn('strace', ['-f', '-qq', '-o', '/dev/null', ...fault, '-p', String(pid)]);
  return () => {
    strace.kill('SIGINT');
    return once(strace, 'exit');
  };
}

const FAULTS = [
  ['full', fillDisk],
  ['broken', (own: Host) => breakWrites(own, 'EIO')],
  ['read-only', (own: Host) => breakWrites(own, 'EROFS')],
] as const;

test.runIf(canHurtDisks())(
  'on a full, a broken and a read-only disk the call goes on, what is typed stays and is said not to be saved; then it is',
  async () => {
    const own = await startHost({ seats: ['12345-001'], disk: 64 * 1_024 * 1_024 });
    const hurt = await SeatPages.open(seat.desk.context(), own, '12345-001');
    await hurt.ringAndAnswer('lamp-at-12345');
    const narrative = hurt.desk.locator('[data-focus="narrative"]');
    const notSaved = hurt.desk.locator('[data-testid=save-state].bad[data-saved=no]');
    let typed = '';
    for (const [name, hurtDisk] of FAULTS) {
      const mend = hurtDisk(own);
      await expect
        .poll(async () => {
          typed += `路灯不亮（${name}）`;
          await narrative.fill(typed);
          return notSaved.waitFor({ timeout: 3_000 }).then(
            () => true,
            () => false,
          );
        }, WITHIN)
        .toBe(true);
      await hurt.phase('talking');
      expect(await narrative.inputValue()).toBe(typed);
      await mend();
      await hurt.sees('save-state', 'saved', 'yes');
      // As the log has it, and not the page alone.
      await hurt.desk.reload();
      await hurt.phase('talking');
      expect(await narrative.inputValue()).toBe(typed);
    }
    await hurt.finish();
    expect(hurt.errors).toEqual([]);
    await Promise.all([hurt.desk.close(), hurt.phone.close()]);
    await own.stop();
  },
);
