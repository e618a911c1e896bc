// What every kind of settings store must do. The desktop's runs over the fake electron, whose store is the real one.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronSettings } from '../electron/electronSettings';
import { confSettings } from './confSettings';

const SEAT = '12345-001' as SeatId;
const STAMP = '20260101';
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-settings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe.each([
  ['conf', confSettings],
  ['electron-store', electronSettings],
])('settings in %s', (_, openStore) => {
  const open = () => openStore(dir, SEAT, STAMP);
  const file = () => join(dir, `settings-${SEAT}.json`);
  const aside = () => readdirSync(dir).filter((name) => name.includes(`.broken-${STAMP}`));

  it('are the defaults where there is no file', () => {
    expect(open().read()).toEqual(DEFAULT_SETTINGS);
    expect(open().problem).toBeUndefined();
  });

  it('are there again after a restart, for this seat alone', () => {
    expect(open().write({ theme: 'dark', keys: { answer: 'F5', 'a.b': 'F6' } })).toMatchObject({ ok: true });
    expect(open().read()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      keys: { answer: 'F5', 'a.b': 'F6' },
    });
    expect(openStore(dir, '110-001' as SeatId, STAMP).read()).toEqual(DEFAULT_SETTINGS);
  });

  it('refuse a value that is not one, and keep what was', () => {
    const settings = open();
    const answer = settings.write({ noAnswerAfter: -1 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(open().read()).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['{"theme":', '', '[]x', '\u0000\u0000'])('set a file aside that is no JSON: %j', (text) => {
    writeFileSync(file(), text);
    const settings = open();
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problem?.code).toBe('settingsBroken');
    expect(aside()).toHaveLength(1);
    expect(readFileSync(join(dir, aside()[0] ?? ''), 'utf8')).toBe(text);
    expect(settings.write({ theme: 'dark' })).toMatchObject({ ok: true });
    expect(open()).toMatchObject({ problem: undefined });
  });

  it('lose only the value that is wrong, and say which', () => {
    writeFileSync(file(), JSON.stringify({ theme: 'purple', language: 'en' }));
    const settings = open();
    expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
    expect(settings.problem?.message).toContain('theme');
    expect(aside()).toHaveLength(1);
  });

  it('keep what a newer version of the program wrote', () => {
    writeFileSync(file(), JSON.stringify({ theme: 'dark', fromTomorrow: 7 }));
    open().write({ language: 'en' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
      theme: 'dark',
      language: 'en',
      fromTomorrow: 7,
    });
  });
});
