import { isDialable } from '@shared/call/isDialable';
import { normalNumber } from '@shared/call/normalNumber';
import { matchPinyin, syllablesOf } from '@shared/diversion/pinyinMatch';
import { searchRows } from '@shared/diversion/searchRows';
import { KEY_ACTIONS, type KeyAction } from '../../ui/keys/actions';
import type { DeskState } from '../state/DeskState';
import { partyCommands } from './partyCommands';

/** What a line in the command bar could mean; `name` is shown, `value` is what it acts on. */
export interface DeskCommand {
  readonly id: string;
  readonly type:
    | 'row'
    | 'dial'
    | 'party'
    | 'ring'
    | 'order'
    | 'nonCase'
    | 'language'
    | 'theme'
    | 'welcome'
    | 'keys'
    | 'action';
  readonly name: string;
  readonly value: string;
}

/** The words of the screen for a key of the locale files. */
export type Say = (key: string) => string;

const MOST = 8;
const MOST_ROWS = 5;
/** Names in both languages for what has no name of its own on the screen. */
const WORDS: readonly (readonly [DeskCommand['type'], readonly string[]])[] = [
  ['language', ['语言', '中文', '英文', 'english', 'zh', 'language']],
  ['theme', ['主题', '深色', '浅色', '夜间', 'theme', 'dark', 'light']],
  ['welcome', ['入门', '第一次使用', '首次', 'welcome', 'start']],
  ['keys', ['按键', '快捷键', '帮助', 'keys', 'help']],
];
const NON_CASES = ['silent', 'misdialled', 'prank', 'harassment', 'hungUp'] as const;
/** Of no use from here: the bar itself, and what this bar offers under a name of its own. */
const LEFT_OUT: ReadonlySet<KeyAction> = new Set(['commandBar', 'close', 'nonCase', 'help', 'focusOrders']);
/** `找 路灯`, `find lamp`: what stands behind it is looked for among the orders. */
const FIND = /^(?:找|查|工单|find|order)\s*[:：]?\s*(.+)$/i;
const ORDER_NUMBER = /^(?:12345|110)-\d{4,8}/;
const ROW_NUMBER = /^(?:12345|110)-\d{0,2}(?:\.\d{0,2})?$/;

/** What the line could mean, the likeliest first; Enter takes the first, the arrows the others. */
export function commandsFor(state: DeskState, text: string, say: Say): readonly DeskCommand[] {
  const query = text.trim().toLowerCase();
  if (query === '') return [...nonCases(state, query, say), ...named(query)].slice(0, MOST);
  const looked = FIND.exec(query)?.[1] ?? (ORDER_NUMBER.test(query) ? query : undefined);
  const found = [
    ...(looked === undefined ? [] : [order(looked)]),
    ...party(state, query, say),
    ...dial(query),
    ...nonCases(state, query, say),
    ...named(query),
    ...rings(state, query),
    ...rows(state, query),
    ...actions(query, say),
    ...(looked === undefined && query.length > 1 ? [order(query)] : []),
  ];
  if (found.length <= MOST) return found;
  // Looking among the orders is always the last way out.
  return [...found.slice(0, MOST - 1), ...found.slice(-1)];
}

const order = (query: string): DeskCommand => ({ id: 'order', type: 'order', name: query, value: query });

/** `value` is the command for the phone. */
const party = (state: DeskState, query: string, say: Say): readonly DeskCommand[] =>
  partyCommands(state, query).flatMap(({ say: what, number, asked }) => {
    const name = `${say(`party.${what}`)} ${number}`.trim();
    const fits = asked.type === 'addParty' || means(name, query);
    return fits ? [{ id: `party ${name}`, type: 'party', name, value: JSON.stringify(asked) } as const] : [];
  });

function dial(query: string): readonly DeskCommand[] {
  if (ROW_NUMBER.test(query) || ORDER_NUMBER.test(query)) return [];
  const number = normalNumber(query);
  return isDialable(query) ? [{ id: 'dial', type: 'dial', name: query, value: number }] : [];
}

function nonCases({ record }: DeskState, query: string, say: Say): readonly DeskCommand[] {
  const offered = new Set<string>(record?.intake.offered.map(({ action }) => action));
  return NON_CASES.filter((kind) => offered.has(kind)).flatMap((kind) => {
    const name = say(`nonCase.${kind}`);
    return means(name, query) ? [{ id: `nonCase ${kind}`, type: 'nonCase', name, value: kind } as const] : [];
  });
}

const named = (query: string): readonly DeskCommand[] =>
  WORDS.filter(([, words]) => words.some((word) => means(word, query))).map(([type]) => ({
    id: type,
    type,
    name: '',
    value: '',
  }));

function rings({ scripts, settings, identity }: DeskState, query: string): readonly DeskCommand[] {
  if (identity?.practice !== true) return [];
  return scripts
    .filter(({ title }) => means(title.zh, query) || means(title.en, query))
    .map(({ id, title }) => ({
      id: `ring ${id}`,
      type: 'ring',
      name: settings.language === 'en' ? title.en : title.zh,
      value: id,
    }));
}

function rows({ index, identity }: DeskState, query: string): readonly DeskCommand[] {
  if (index === undefined) return [];
  return searchRows(index, query, { side: identity?.side, limit: MOST_ROWS }).map(({ row, item }) => {
    const code = item?.code ?? row.code;
    return { id: `row ${code}`, type: 'row', name: `${code} ${item?.name ?? row.name}`, value: code };
  });
}

const actions = (query: string, say: Say): readonly DeskCommand[] =>
  KEY_ACTIONS.filter((action) => !LEFT_OUT.has(action)).flatMap((action) => {
    const name = say(`action.${action}`);
    return means(name, query)
      ? [{ id: `action ${action}`, type: 'action', name, value: action } as const]
      : [];
  });

/** A part of the name as it is written, or its syllables or their initials: 恶意骚扰 by 骚扰, `eysr`, `eyi`. */
function means(name: string, query: string): boolean {
  if (name.toLowerCase().includes(query)) return true;
  return /^[a-z]{2,}$/.test(query) && matchPinyin(syllablesOf(name), query)?.[0] === 0;
}

/** The line that is marked after an arrow key; round at both ends. */
export const stepMark = (at: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (at + by + count) % count;
