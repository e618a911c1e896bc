/** One key with its modifiers, as KeyboardEvent reports it. `key` is case-folded for letters. */
export interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Pressed twice within a second (F12 F12). */
  readonly twice: boolean;
}

/** The part of KeyboardEvent that is read here, so that tests need no DOM. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly repeat: boolean;
}

const MODIFIERS = new Set(['Ctrl', 'Alt', 'Shift']);

/** Reads `F2`, `Ctrl+Enter`, `F12 F12`; undefined where the text names no key. */
export function parseKey(text: string): Chord | undefined {
  const [first, second, ...more] = text.split(' ');
  if (first === undefined || more.length > 0 || (second !== undefined && second !== first)) return undefined;
  const parts = first.split('+');
  const key = parts.pop();
  if (key === undefined || key === '' || !parts.every((part) => MODIFIERS.has(part))) return undefined;
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    twice: second !== undefined,
  };
}

/** True while an input method composes: 229 is what Chromium reports for every key it swallows. */
export const isComposing = (press: KeyPress): boolean => press.isComposing || press.keyCode === 229;

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Comma', ','],
  ['Period', '.'],
  ['Slash', '/'],
]);

/** Letters and signs are read from `code`: with Alt, or under a Chinese layout, `key` is something else. */
function pressedKey(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const sign = letter ?? SIGNS.get(press.code);
  if (sign !== undefined && (press.ctrlKey || press.altKey)) return sign.toLowerCase();
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** The digit 1–9 of the press, from the row or the number pad, with Alt or bare. */
export function pressedDigit(press: KeyPress): number | undefined {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

export function matchesChord(press: KeyPress, chord: Chord): boolean {
  return (
    pressedKey(press) === chord.key &&
    (press.ctrlKey || press.metaKey) === chord.ctrl &&
    press.altKey === chord.alt &&
    press.shiftKey === chord.shift
  );
}

const ALONE: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'Shift',
  'Meta',
  'Process',
  'Dead',
  'CapsLock',
  'Tab',
]);

/**
 * The press as the key table writes it (`Ctrl+Enter`), for choosing a key by pressing it. Undefined where it can't
 * be one: a modifier alone, an input method's key, and digits, which choose answers.
 */
export function chordText(press: KeyPress): string | undefined {
  if (isComposing(press) || ALONE.has(press.key) || press.key === ' ' || press.key === '+') return undefined;
  if (pressedDigit(press) !== undefined) return undefined;
  const key = pressedKey(press);
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
  ].filter(Boolean);
  return [...modifiers, key.length === 1 ? key.toUpperCase() : key].join('+');
}
