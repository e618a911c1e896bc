import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keyring, KeySources } from './KeySources';
import { relock, type Unlocked, unlock } from './unlock';

const keyring: Keyring = {
  backend: 'kwallet6',
  lock: (secret) => Buffer.from(secret.map((byte) => byte ^ 0x55)),
  unlock: (locked) => Buffer.from(locked.map((byte) => byte ^ 0x55)),
};
const PHRASE = '联动座席 correct horse';

describe('the key of the records', () => {
  let dataDir: string;
  const open = (sources: KeySources = {}) => unlock({ dataDir, sources });
  const opened = (sources: KeySources = {}): Unlocked => {
    const result = open(sources);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  /** Files of the folder as they are, to show that a refusal changes none. */
  const contents = () => readdirSync(dataDir).map((name) => [name, readFileSync(join(dataDir, name), 'hex')]);
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'linkseat-keys-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('is made once, and kept in a key file for its owner alone where there is nothing better', () => {
    const first = opened();
    expect(first.protection).toEqual({ by: 'keyFile', beside: true });
    expect(opened().key.equals(first.key)).toBe(true);
    expect(readFileSync(join(dataDir, 'keeper.json'), 'utf8')).not.toContain(first.key.toString('base64'));
    if (process.platform === 'win32') return;
    for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  it('is kept by the keyring where that is real, and a passphrase beside it is the way back', () => {
    const first = opened({ keyring, passphrase: PHRASE });
    expect(first).toMatchObject({
      protection: { by: 'keyring', backend: 'kwallet6' },
      ways: ['keyring', 'passphrase'],
    });
    expect(readdirSync(dataDir)).not.toContain('store.key');
    expect(opened({ keyring }).key.equals(first.key)).toBe(true);
    expect(opened({ passphrase: PHRASE })).toMatchObject({ protection: { by: 'passphrase' } });
    expect(open()).toMatchObject({ ok: false, error: { code: 'keyringNeeded' } });
  });

  it('opens by the passphrase, refuses another, and asks where none is given; nothing is changed', () => {
    const first = opened({ passphrase: PHRASE });
    expect(first.protection).toEqual({ by: 'passphrase' });
    const before = contents();
    expect(opened({ passphrase: PHRASE }).key.equals(first.key)).toBe(true);
    expect(open({ passphrase: `${PHRASE}.` })).toMatchObject({
      ok: false,
      error: { code: 'wrongPassphrase' },
    });
    expect(open()).toMatchObject({ ok: false, error: { code: 'passphraseNeeded' } });
    expect(contents()).toEqual(before);
  });

  it('refuses a passphrase that is too short to be one', () => {
    expect(open({ passphrase: '1234567' })).toMatchObject({ ok: false, error: { code: 'passphraseShort' } });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('takes a key file from elsewhere, and says that it is not beside the data', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'linkseat-stick-'));
    const keyFile = join(elsewhere, 'seat.key');
    expect(opened({ keyFile }).protection).toEqual({ by: 'keyFile', beside: false });
    expect(readdirSync(dataDir)).not.toContain('store.key');
    expect(open()).toMatchObject({ ok: false, error: { code: 'keyFileMissing' } });
    writeFileSync(keyFile, `${'0'.repeat(64)}\n`, { mode: 0o600 });
    expect(open({ keyFile })).toMatchObject({ ok: false, error: { code: 'wrongKeyFile' } });
    const nowhere = join(elsewhere, 'none', 'seat.key');
    expect(unlock({ dataDir: join(elsewhere, 'new'), sources: { keyFile: nowhere } })).toMatchObject({
      error: { code: 'keyFileUnwritable' },
    });
    writeFileSync(keyFile, 'no key');
    expect(open({ keyFile })).toMatchObject({ ok: false, error: { code: 'keyFileBroken' } });
    rmSync(elsewhere, { recursive: true });
  });

  it.runIf(process.platform !== 'win32')(
    'refuses a key file that others may read (not on Windows, which has no mode bits)',
    () => {
      opened();
      chmodSync(join(dataDir, 'store.key'), 0o640);
      expect(open()).toMatchObject({ ok: false, error: { code: 'keyFileOpen' } });
    },
  );

  it('has a copy of the keeper, and refuses to begin anew over encrypted records', () => {
    const first = opened();
    writeFileSync(join(dataDir, 'keeper.json'), '{ half');
    expect(opened().key.equals(first.key)).toBe(true);
    rmSync(join(dataDir, 'keeper.json'));
    copyFileSync(join(dataDir, 'store.key'), join(dataDir, 'live.db'));
    rmSync(join(dataDir, 'keeper.copy.json'));
    expect(open()).toMatchObject({ ok: false, error: { code: 'keeperGone' } });
    expect(readdirSync(dataDir).sort()).toEqual(['live.db', 'store.key']);
  });

  it('can be locked another way, alone or beside the first, and stays the same key', () => {
    const { key } = opened();
    const place = { dataDir, sources: { passphrase: PHRASE } };
    expect(relock(key, 'passphrase', place, false)).toEqual({ ok: true, value: ['keyFile', 'passphrase'] });
    expect(opened().key.equals(key)).toBe(true);
    expect(relock(key, 'passphrase', place, true)).toEqual({ ok: true, value: ['passphrase'] });
    expect(open()).toMatchObject({ ok: false, error: { code: 'passphraseNeeded' } });
    expect(opened({ passphrase: PHRASE }).key.equals(key)).toBe(true);
  });
});
