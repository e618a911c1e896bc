import type { ExpectedItem, ScriptExpectation } from './practiceScriptSchema';

/** Rows of annex 3, each with its clause. */
type Rows = readonly { readonly code: string; readonly clause: string }[];

/** What is recorded, and how it is said: the clause of facts, promises and forbidden phrases. */
export const RECORD_CLAUSE = '四（一）';

const RUNG = { transfer: '1', threeParty: '2', order: '3' } as const;

/**
 * The clause of each item that a script expects, as in `附件3（一）15`: its own where it says one, else the plan's for
 * what it expects. An item that is not expected has none; times have the rubric's unless the script says one.
 */
export function clausesOf(
  expected: ScriptExpectation,
  rows: Rows,
): Readonly<Partial<Record<ExpectedItem, string>>> {
  const { owner, danger, ladder, level, departments, settles, facts, promises, forbidden } = expected;
  const listed = rows.filter(({ code }) => expected.rows.includes(code)).map(({ clause }) => clause);
  const rungs = ladder.map((rung) => RUNG[rung]);
  const plan: Readonly<Partial<Record<ExpectedItem, string | false>>> = {
    rows: listed.join('；'),
    owner: owner === 'unclear' ? '三（二）2' : listed.join('；'),
    danger: danger === 'now' && '三（三）1；三（四）1',
    ladder: rungs.length > 0 && `三（二）${rungs.join('、')}`,
    level: level !== undefined && `三（四）${level}`,
    departments: departments !== undefined && '附件2',
    settles: settles !== undefined && '三（二）2',
    facts: facts !== undefined && RECORD_CLAUSE,
    promises: promises !== undefined && RECORD_CLAUSE,
    forbidden: forbidden !== undefined && RECORD_CLAUSE,
  };
  const known = Object.entries({ ...plan, ...expected.clauses }).filter(([, clause]) => clause);
  return Object.fromEntries(known);
}
