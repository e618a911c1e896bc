import { KEY_ACTIONS, type KeyAction } from './actions';
import { type Chord, isComposing, type KeyPress, matchesChord, parseKey, pressedDigit } from './chord';
import type { KeyTable } from './keyTable';

/** What a press means here, or undefined where it is not ours and the browser keeps it. */
export type KeyMeaning =
  | { readonly type: 'action'; readonly action: KeyAction }
  | { readonly type: 'choice'; readonly number: number }
  /** First half of a double press: the button shows that the next one counts. */
  | { readonly type: 'armed'; readonly action: KeyAction };

/** Where the focus is: a bare key in a text field belongs to the text. */
export interface FocusPlace {
  readonly inText: boolean;
}

/** Milliseconds between the two presses of a double key (F12 F12). */
export const TWICE_WITHIN = 1000;

/** Turns key presses into meanings by the table in force. Holds only the first half of a double press. */
export class KeyReader {
  readonly #chords: readonly (readonly [KeyAction, Chord])[];
  #armed: { readonly action: KeyAction; readonly at: number } | undefined;

  constructor(table: KeyTable) {
    this.#chords = KEY_ACTIONS.flatMap((action) => {
      const chord = parseKey(table[action]);
      return chord === undefined ? [] : [[action, chord] as const];
    });
  }

  /** `now` in milliseconds. A held-down key never acts twice. */
  read(press: KeyPress, focus: FocusPlace, now: number): KeyMeaning | undefined {
    if (isComposing(press)) return undefined;
    const digit = pressedDigit(press);
    if (digit !== undefined && (press.altKey || !focus.inText)) {
      return press.repeat ? undefined : { type: 'choice', number: digit };
    }
    const found = this.#chords.find(([, chord]) => matchesChord(press, chord));
    if (found === undefined) return undefined;
    const [action, chord] = found;
    if (focus.inText && isBare(chord)) return undefined;
    if (!chord.twice) return press.repeat ? undefined : { type: 'action', action };
    return press.repeat ? { type: 'armed', action } : this.#second(action, now);
  }

  #second(action: KeyAction, now: number): KeyMeaning {
    const first = this.#armed;
    if (first !== undefined && first.action === action && now - first.at <= TWICE_WITHIN) {
      this.#armed = undefined;
      return { type: 'action', action };
    }
    this.#armed = { action, at: now };
    return { type: 'armed', action };
  }
}

/** A printable key without Ctrl or Alt: it writes a character when a text field has the focus. */
const isBare = (chord: Chord): boolean => chord.key.length === 1 && !chord.ctrl && !chord.alt;
