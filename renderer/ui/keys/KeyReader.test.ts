import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYS, keyLabel } from './actions';
import type { KeyPress } from './chord';
import { KeyReader, TWICE_WITHIN } from './KeyReader';
import { keyConflicts, keyTable } from './keyTable';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...more,
});
const out = { inText: false };
const inText = { inText: true };
const reader = (own: Record<string, string> = {}) => new KeyReader(keyTable(own));

describe('KeyReader', () => {
  it('reads function keys in and out of text fields', () => {
    expect(reader().read(press('F2'), inText, 0)).toEqual({ type: 'action', action: 'answer' });
    expect(reader().read(press('F10'), out, 0)).toEqual({ type: 'action', action: 'danger' });
  });

  it('leaves every key to an input method that composes', () => {
    expect(reader().read(press('F2', { isComposing: true }), inText, 0)).toBeUndefined();
    expect(reader().read(press('F2', { keyCode: 229 }), inText, 0)).toBeUndefined();
    expect(
      reader().read(press('1', { code: 'Digit1', altKey: true, isComposing: true }), inText, 0),
    ).toBeUndefined();
  });

  it('takes digits as choices only outside of text, with Alt anywhere', () => {
    const one = press('1', { code: 'Digit1' });
    expect(reader().read(one, out, 0)).toEqual({ type: 'choice', number: 1 });
    expect(reader().read(one, inText, 0)).toBeUndefined();
    expect(reader().read({ ...one, altKey: true }, inText, 0)).toEqual({ type: 'choice', number: 1 });
    expect(reader().read(press('9', { code: 'Numpad9' }), out, 0)).toEqual({ type: 'choice', number: 9 });
  });

  it('hangs up on the second press within a second, never on a held key', () => {
    const keys = reader();
    expect(keys.read(press('F12'), inText, 0)).toEqual({ type: 'armed', action: 'hangUp' });
    expect(keys.read(press('F12', { repeat: true }), inText, 200)).toEqual({
      type: 'armed',
      action: 'hangUp',
    });
    expect(keys.read(press('F12'), inText, TWICE_WITHIN)).toEqual({ type: 'action', action: 'hangUp' });
    expect(keys.read(press('F12'), inText, TWICE_WITHIN + 1)).toEqual({ type: 'armed', action: 'hangUp' });
    expect(keys.read(press('F12'), inText, 2 * TWICE_WITHIN + 2)).toEqual({
      type: 'armed',
      action: 'hangUp',
    });
  });

  it('reads letters with Alt from the key’s place, whatever the layout makes of it', () => {
    const place = press('π', { code: 'KeyP', altKey: true });
    expect(reader().read(place, inText, 0)).toEqual({ type: 'action', action: 'focusPlace' });
  });

  it('writes a slash in a text field and opens the command bar elsewhere', () => {
    expect(reader().read(press('/', { code: 'Slash' }), inText, 0)).toBeUndefined();
    expect(reader().read(press('/', { code: 'Slash' }), out, 0)).toEqual({
      type: 'action',
      action: 'commandBar',
    });
  });

  it('never touches reload', () => {
    expect(reader().read(press('F5'), out, 0)).toBeUndefined();
    expect(reader({ answer: 'F5' }).read(press('F5'), out, 0)).toBeUndefined();
    expect(reader().read(press('r', { code: 'KeyR', ctrlKey: true }), out, 0)).toBeUndefined();
  });
});

describe('keyTable', () => {
  it('has no conflicts as it comes', () => {
    expect(keyConflicts(keyTable({}))).toEqual([]);
  });

  it('takes the person’s keys, switches off on an empty text, and falls back on nonsense', () => {
    const table = keyTable({ answer: 'Ctrl+B', mute: '', hold: 'Hyper+Q' });
    expect(table.answer).toBe('Ctrl+B');
    expect(table.mute).toBe('');
    expect(table.hold).toBe(DEFAULT_KEYS.hold);
    expect(new KeyReader(table).read(press('F4'), out, 0)).toBeUndefined();
  });

  it('names both actions of a conflict, a double press too', () => {
    expect(keyConflicts(keyTable({ answer: 'F12' }))).toEqual([
      { key: 'F12', actions: ['answer', 'hangUp'] },
    ]);
  });

  it('prints keys as people say them', () => {
    expect(keyLabel('F12 F12')).toBe('F12 ×2');
    expect(keyLabel('Escape')).toBe('Esc');
    expect(keyLabel('')).toBe('');
  });
});
