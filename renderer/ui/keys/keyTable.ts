import { DEFAULT_KEYS, KEY_ACTIONS, type KeyAction } from './actions';
import { parseKey } from './chord';

export type KeyTable = Readonly<Record<KeyAction, string>>;

/** Two actions on one key. Neither is dropped: the first in the table acts, and the person is told. */
export interface KeyConflict {
  readonly key: string;
  readonly actions: readonly KeyAction[];
}

/** Reload stays with the browser: the page must always be able to start anew. */
const KEPT_BY_BROWSER: ReadonlySet<string> = new Set(['F5', 'Ctrl+R', 'Ctrl+F5', 'Ctrl+Shift+R']);

/** The keys in force: the person's where set and readable, else the default; '' switches an action off. */
export function keyTable(own: Readonly<Record<string, string>>): KeyTable {
  const entries = KEY_ACTIONS.map((action): [KeyAction, string] => {
    const chosen = own[action];
    if (chosen === '') return [action, ''];
    const usable = chosen !== undefined && parseKey(chosen) !== undefined && !KEPT_BY_BROWSER.has(chosen);
    return [action, usable ? chosen : DEFAULT_KEYS[action]];
  });
  return Object.fromEntries(entries) as KeyTable;
}

/** Keys that more than one action has; a double press collides with the single press of the same key too. */
export function keyConflicts(table: KeyTable): readonly KeyConflict[] {
  const byKey = new Map<string, KeyAction[]>();
  for (const action of KEY_ACTIONS) {
    const key = table[action].split(' ')[0] ?? '';
    if (key === '') continue;
    const same = byKey.get(key);
    if (same) same.push(action);
    else byKey.set(key, [action]);
  }
  return [...byKey].filter(([, actions]) => actions.length > 1).map(([key, actions]) => ({ key, actions }));
}
