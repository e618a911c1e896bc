import type { DiversionRow } from './types';

const MEANT = /[\p{L}\p{N}]/u;

/**
 * The letters and figures of a row's text that stand in no item (name, before, after) and are no connective:
 * empty where the items lose nothing of the row.
 */
export function uncovered(row: DiversionRow, connectives: readonly string[]): string {
  const covered = new Set<number>();
  const cover = (part: string | undefined): void => {
    if (part === undefined || part === '') return;
    for (let at = row.text.indexOf(part); at >= 0; at = row.text.indexOf(part, at + 1))
      for (let i = at; i < at + part.length; i += 1) covered.add(i);
  };
  for (const item of row.items) for (const part of [item.before, item.name, item.after]) cover(part);
  for (const word of connectives) cover(word);
  return [...row.text].filter((char, at) => MEANT.test(char) && !covered.has(at)).join('');
}
