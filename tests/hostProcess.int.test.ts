// The program as a process: what it says where it can't start, and that it ends cleanly. Needs the build (npm run build).
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeTrouble, OLDEST_NODE } from '../scripts/nodeGuard.mjs';
import { type HostProcess, startHostProcess } from './host/hostProcess';

let dir: string;
const running: HostProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-process-'));
});
afterEach(async () => {
  for (const host of running.splice(0)) {
    host.kill('SIGKILL');
    await host.exit;
  }
  rmSync(dir, { recursive: true, force: true });
});

const start = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): HostProcess => {
  const host = startHostProcess(['--port', '0', '--no-open', '--data-dir', join(dir, 'data'), ...args], env);
  running.push(host);
  return host;
};

/** One plain sentence in two languages, no stack. */
const expectSentence = async (host: HostProcess, words: string) => {
  expect(await host.exit).toBe(1);
  expect(host.output()).toContain(words);
  expect(host.output()).toMatch(/\p{Script=Han}/u);
  expect(host.output()).not.toMatch(/\n\s+at /);
};

describe('the host', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves its seats, and %s ends it cleanly', async (signal) => {
    const host = start(['--seats', '12345-001,110-003']);
    const urls = await host.urls;
    expect([...urls.keys()]).toEqual(['12345-001', '110-003']);
    const answer = await fetch(urls.get('110-003') ?? '', { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/s/110-003/desk/']);
    host.kill(signal);
    expect(await host.exit).toBe(0);
    const log = readFileSync(join(dir, 'data/log/linkseat.log'), 'utf8');
    expect(log).toContain('hostStarted');
    for (const url of urls.values()) expect(log).not.toContain(new URL(url).searchParams.get('token'));
    expect(existsSync(join(dir, 'data/practice.db-wal'))).toBe(false);
  });

  it('gives new addresses with every start, and takes the folder back after kill -9', async () => {
    const first = start();
    const before = await first.urls;
    first.kill('SIGKILL');
    await first.exit;
    const after = await start().urls;
    const tokens = [...before.values(), ...after.values()].map((url) =>
      new URL(url).searchParams.get('token'),
    );
    expect(new Set(tokens).size).toBe(4);
  });
});

describe('in a sentence', () => {
  it('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expectSentence(start(['--port', String(port)]), `Port ${port} is taken`);
    other.close();
  });

  it('a data folder that another host uses', async () => {
    await start().urls;
    await expectSentence(start(), 'Another Linkseat is using the data folder');
  });

  it('a data folder that is none', async () => {
    writeFileSync(join(dir, 'data'), 'in the way');
    await expectSentence(start(), 'can’t be written to'.replace('’', "'"));
  });

  it('a wrong option', async () => {
    await expectSentence(start(['--prot', '1']), 'See --help');
  });

  it('a Node that is too old', () => {
    expect(nodeTrouble(`v${OLDEST_NODE - 1}.9.9`)).toMatch(
      /需要 Node\.js 22 .*\n.*needs Node\.js 22 or newer/,
    );
    expect(nodeTrouble(`v${OLDEST_NODE}.0.0`)).toBeUndefined();
  });
});

it('opens an installed browser where there is a screen, without the token in its command line', async () => {
  const browser = join(dir, 'browser.mjs');
  const words = join(dir, 'words.txt');
  const script = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(words)}, process.argv.slice(2).join('\\n'));\nsetInterval(() => {}, 1000);`;
  writeFileSync(browser, `#!${process.execPath}\n${script}`);
  chmodSync(browser, 0o755);
  const data = join(dir, 'data');
  const host = startHostProcess(['--port', '0', '--data-dir', data], {
    DISPLAY: ':99',
    LINKSEAT_BROWSER: browser,
  });
  running.push(host);
  const [url = ''] = [...(await host.urls).values()];
  await expect.poll(() => existsSync(words) && readFileSync(words, 'utf8')).toContain('--app=file:');
  const token = new URL(url).searchParams.get('token') ?? 'none';
  expect(readFileSync(words, 'utf8')).not.toContain(token);
  expect(readFileSync(join(data, 'browser/phone/open.html'), 'utf8')).toContain(token);
  host.kill('SIGTERM');
  expect(await host.exit).toBe(0);
  expect(existsSync(join(data, 'browser/phone/open.html'))).toBe(false);
});

describe.runIf(process.platform !== 'win32')('npm start', () => {
  it('has scripts that an old Node reads far enough to say that it is old', () => {
    // Syntax newer than Node 16 would end in a SyntaxError before the sentence.
    for (const name of ['start', 'nodeGuard', 'browser', 'builtState', 'electronBinary']) {
      const file = fileURLToPath(new URL(`../scripts/${name}.mjs`, import.meta.url));
      expect(spawnSync(process.execPath, ['--check', file]).status).toBe(0);
      expect(readFileSync(file, 'utf8')).not.toMatch(
        /\bwith \{ type|\busing \b|\.at\(-|structuredClone|import\.meta\.dirname/,
      );
    }
  });
});
