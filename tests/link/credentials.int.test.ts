// A seat's secret comes as a file, is kept with the other secrets once the server has accepted it, and the file is gone.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../main/cli/records/openFolder';
import { runCli } from '../../main/cli/runCli';
import { openSecretBook } from '../../main/secrets/secretBook';
import { connectPlatform } from '../../main/sync/nats/connectPlatform';
import { RESOURCES } from '../../main/testing/testServices';
import { noServer, REGION, startServer, type TestServer } from './natsServer';

const SEAT = '12345-001' as SeatId;
const KEY = Buffer.alloc(32, 5);

describe.skipIf(noServer !== '')('the secret of a seat', () => {
  let server: TestServer;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    server = await startServer({ seats: [SEAT] });
  });
  afterAll(() => server?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-secret-'));
    file = join(folder, 'seat.seed');
    copyFileSync(server.credentialsOf(SEAT), file);
    chmodSync(file, 0o600);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** As the program does after a start: a new book over the same folder. */
  const connects = async () => {
    const book = openSecretBook(folder, KEY, 'platform');
    const done = await connectPlatform({
      who: { region: REGION, seat: SEAT },
      servers: [server.url],
      credentials: file,
      keeper: { read: () => book.read(SEAT), write: (secret) => book.write(SEAT, secret) },
      ca: '',
    });
    if (done.ok) await done.value.nc.close();
    return done.ok ? 'connected' : done.error.code;
  };
  const seed = () => readFileSync(server.credentialsOf(SEAT), 'utf8');
  const stranger = () => {
    writeFileSync(file, new TextDecoder().decode(createUser().getSeed()), { mode: 0o600 });
  };

  it('is sealed and its file gone with the first connection; the next ones need no file', async () => {
    expect(await connects()).toBe('connected');
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(join(folder, 'platform-secrets.json'), 'utf8')).not.toContain(seed().trim());
    expect(await connects()).toBe('connected');
  });

  it('that the server does not know takes nobody’s place', async () => {
    await connects();
    stranger();
    expect(await connects()).toBe('linkNotAllowed');
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    expect(await connects()).toBe('connected');
  });

  it('is renewed by a file in the same place', async () => {
    openSecretBook(folder, KEY, 'platform').write(SEAT, new TextDecoder().decode(createUser().getSeed()));
    expect(await connects()).toBe('connected');
    expect(openSecretBook(folder, KEY, 'platform').read(SEAT)).toBe(seed());
  });

  it('sealed for another folder is none', async () => {
    await connects();
    const other = openSecretBook(folder, Buffer.alloc(32, 6), 'platform');
    expect(other.read(SEAT)).toBeUndefined();
    expect(openSecretBook(folder, KEY).read(SEAT)).toBeUndefined();
  });

  it('is put into the data folder by the command line', async () => {
    const said: string[] = [];
    const cli = (...args: string[]) =>
      runCli(['platform', 'secret', '--seat', SEAT, '--data-dir', folder, ...args], {
        resourcesDir: RESOURCES,
        out: (text) => said.push(text),
        err: (text) => said.push(text),
      });
    writeFileSync(join(folder, 'none.txt'), 'hello');
    expect(await cli('--file', join(folder, 'none.txt'))).toBe(1);
    expect(said.join('')).toMatch(/holds no credentials/);
    expect(await cli('--file', file)).toBe(0);
    expect(existsSync(file)).toBe(false);
    const opened = await openFolder({ 'data-dir': folder }, { mayBeMissing: true });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(openSecretBook(folder, opened.value.key, 'platform').read(SEAT)).toBe(seed());
    expect(readFileSync(join(folder, 'platform-secrets.json'), 'utf8')).not.toContain(seed().trim());
  });
});
