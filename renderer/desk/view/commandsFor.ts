import { searchRows } from '@shared/diversion/searchRows';
import type { DeskState } from '../state/DeskState';

/** What a line in the command bar could mean; `name` is shown, `value` is what it acts on. */
export interface DeskCommand {
  readonly id: string;
  readonly type: 'row' | 'dial' | 'ring' | 'language' | 'welcome' | 'keys';
  readonly name: string;
  readonly value: string;
}

const MOST = 5;
const WORDS: readonly (readonly [DeskCommand['type'], RegExp])[] = [
  ['language', /^(语言|英文|中文|en|zh|lang)/i],
  ['welcome', /^(帮助|入门|首次|welcome|start)/i],
  ['keys', /^(按键|快捷键|keys|help)/i],
];

/** Best first. A number of seven digits or more is a telephone number, a shorter one a row. */
export function commandsFor(state: DeskState, text: string): readonly DeskCommand[] {
  const query = text.trim();
  const found: DeskCommand[] = [];
  if (/^[+\d]\d{6,}$|^1[12]\d$/.test(query))
    found.push({ id: 'dial', type: 'dial', name: query, value: query });
  for (const [type, pattern] of WORDS) {
    if (query === '' || pattern.test(query)) found.push({ id: type, type, name: '', value: '' });
  }
  const english = state.settings.language === 'en';
  const scripts = state.scripts.filter(
    ({ title }) => query !== '' && `${title.zh}${title.en}`.toLowerCase().includes(query.toLowerCase()),
  );
  found.push(
    ...scripts.map(
      ({ id, title }): DeskCommand => ({
        id: `ring ${id}`,
        type: 'ring',
        name: english ? title.en : title.zh,
        value: id,
      }),
    ),
  );
  if (state.index !== undefined && query !== '') {
    const hits = searchRows(state.index, query, { side: state.identity?.side, limit: MOST });
    found.push(...hits.map(rowCommand));
  }
  return found.slice(0, MOST);
}

function rowCommand({ row, item }: ReturnType<typeof searchRows>[number]): DeskCommand {
  const code = item?.code ?? row.code;
  return { id: `row ${code}`, type: 'row', name: `${code} ${item?.name ?? row.name}`, value: code };
}
