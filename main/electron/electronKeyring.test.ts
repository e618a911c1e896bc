import { afterEach, describe, expect, it } from 'vitest';
import * as fake from '../../tests/electronFake/electron';
import { electronKeyring } from './electronKeyring';

afterEach(() => Object.assign(fake.safe, { backend: 'gnome_libsecret', available: true }));

describe('the keyring of the desktop program', () => {
  it('locks and opens, under the name of the system’s own', () => {
    const keyring = electronKeyring('linux');
    const secret = Buffer.from([0, 1, 254, 255]);
    expect(keyring?.backend).toBe('gnome_libsecret');
    expect(keyring?.unlock(keyring.lock(secret)).equals(secret)).toBe(true);
    expect(electronKeyring('win32')?.backend).toBe('DPAPI');
  });

  it.each(['basic_text', 'unknown'])('is none where Linux has only %s', (backend) => {
    fake.safe.backend = backend;
    expect(electronKeyring('linux')).toBeUndefined();
  });

  it('is none where the system says so', () => {
    fake.safe.available = false;
    expect(electronKeyring('win32')).toBeUndefined();
  });
});
