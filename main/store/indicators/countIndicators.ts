import type { Counts, CountTable } from '@shared/indicators/Counts';
import { COUNTS, NO_COUNTS } from '@shared/indicators/Counts';
import { knowsSpans, type Question } from '@shared/indicators/Question';
import type { Database } from 'better-sqlite3';
import { bound, type Columns, grouped } from './grouped';
import { CLIMBS, CONTACTS, MEDIANS, SENTS, SPANS, STAGES } from './selects';

/** The same counts as countFacts, by SQL over the tables: a fold of a year's log would take minutes. */
export function prepareCountIndicators(db: Database): (question: Question) => CountTable {
  return (question) => {
    const table = new Map<string, Record<string, number | null>>();
    const ask = (select: string, columns: Columns): void => {
      const rows = db
        .prepare<[object], Record<string, number | string | null>>(grouped(select, question, columns))
        .all(bound(question));
      for (const { key, ...counts } of rows) {
        const line = table.get(String(key)) ?? { ...NO_COUNTS };
        for (const name of COUNTS) if (counts[name] !== undefined) line[name] = counts[name] as number | null;
        table.set(String(key), line);
      }
    };
    ask(CONTACTS.select, CONTACTS.columns);
    ask(CLIMBS.select, CLIMBS.columns);
    ask(MEDIANS.select, MEDIANS.columns);
    ask(SENTS.select, SENTS.columns);
    ask(STAGES.select, STAGES.columns);
    if (knowsSpans(question)) ask(SPANS.select, SPANS.columns);
    return table as unknown as ReadonlyMap<string, Counts>;
  };
}
