/** Main process, browser-seat host and command line. Reads the data of the suggestions from disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSuggester, type SuggestData, type Suggester } from '@shared/diversion/suggest/suggester';
import type { Lists } from '@shared/diversion/types';

/** What the desk needs to build the same suggester in its own page: `resources/suggest` and the lists. */
export function readSuggestData(resourcesDir: string, lists: Pick<Lists, 'rows' | 'overlaps'>): SuggestData {
  const json = (name: string) => JSON.parse(readFileSync(join(resourcesDir, 'suggest', name), 'utf8'));
  const weights = json('weights.json');
  return {
    rowModel: weights.rows,
    dangerModel: weights.danger,
    dialect: json('dialect.json'),
    danger: json('danger.json'),
    rows: lists.rows,
    overlaps: lists.overlaps,
  };
}

export const loadSuggester = (resourcesDir: string, lists: Pick<Lists, 'rows' | 'overlaps'>): Suggester =>
  buildSuggester(readSuggestData(resourcesDir, lists));
