import { containsAll, runsOf } from '../search/words';
import type { KnowledgeBook, KnowledgeEntry } from './knowledgeSchema';

/** What is looked for. Without words: what belongs to the row. */
export interface KnowledgeQuestion {
  readonly query: string;
  /** Code of the row that the call was given; empty: none. */
  readonly row: string;
  /** GB/T 2260 of the matter, or of the seat; empty: unknown, and nothing is left out for it. */
  readonly division: string;
  /** `2026-11-28`. */
  readonly today: string;
}

export interface KnowledgeHit {
  readonly entry: KnowledgeEntry;
  /** It belongs to the row. */
  readonly ofRow: boolean;
}

export type KnowledgeFinder = (question: KnowledgeQuestion, most: number) => readonly KnowledgeHit[];

/** Cuts every entry once; a search then costs one look at each. */
export function knowledgeFinder({ entries }: KnowledgeBook): KnowledgeFinder {
  const cut = entries.map((entry) => {
    const title = runsOf(entry.title);
    return { entry, title, all: [...title, ...runsOf(entry.body)] };
  });
  return ({ query, row, division, today }, most) => {
    const words = runsOf(query);
    return cut
      .filter(({ entry, all }) =>
        words.length === 0 ? row !== '' && entry.rows.includes(row) : containsAll(all, words),
      )
      .filter(({ entry }) => holds(entry, today) && appliesIn(entry, division))
      .map(({ entry, title }, place) => {
        const ofRow = row !== '' && entry.rows.includes(row);
        const inTitle = words.length > 0 && containsAll(title, words);
        return { entry, ofRow, weight: (ofRow ? 2 : 0) + (inTitle ? 1 : 0), place };
      })
      .sort((a, b) => b.weight - a.weight || a.place - b.place)
      .slice(0, most)
      .map(({ entry, ofRow }) => ({ entry, ofRow }));
  };
}

const holds = ({ from, until }: KnowledgeEntry, today: string): boolean =>
  (from === undefined || from <= today) && (until === undefined || today <= until);

/** A province has its cities and a city its counties below it: `510000` holds in 510104. */
const appliesIn = ({ divisions }: KnowledgeEntry, division: string): boolean =>
  division === '' ||
  divisions.length === 0 ||
  divisions.some((code) => division.startsWith(code.replace(/(?:00){1,2}$/, '')));
