import type { EvidenceCall } from '@shared/order/OrderEvent';
import type { OrderRow } from '@shared/order/OrderRow';
import type { Precedent } from '@shared/precedent/Precedent';
import type { Database } from 'better-sqlite3';
import { ORDER_COLUMNS, type SelectedOrder, toOrderRow } from './listOrders';
import type { CallerCalls, MatterRow } from './projections/MatterRow';
import { withoutNulls } from './readCalls';
import type { StoreVerbs } from './Store';

type MatterReads = Pick<
  StoreVerbs,
  'callerCalls' | 'callerOrders' | 'callerEvidence' | 'matter' | 'mattersNear' | 'mattersOf' | 'precedents'
>;

const COLUMNS = `call, seat, caller, started_at AS startedAt, row, item, division, place, excerpt, level,
  non_case AS nonCase, incident`;
/** One list of numbers as a bound value. */
const IN = 'IN (SELECT value FROM json_each(?))';

/** Who called, about what, and what was decided about it. */
export function prepareMatterReads(db: Database): MatterReads {
  const calls = db.prepare<[string, string], CallerCalls>(
    `SELECT count(*) AS count, count(non_case) AS nonCases, max(started_at) AS last FROM matters
     WHERE caller <> '' AND caller ${IN} AND call <> ?`,
  );
  const orders = db.prepare<[string, number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM matters m CROSS JOIN orders o ON o.call = m.call
     WHERE m.caller <> '' AND m.caller ${IN} AND o.state <> 'closed' ORDER BY o.created_seq DESC LIMIT ?`,
  );
  const evidence = db.prepare<[string, string], object>(
    `SELECT m.call, c.started_at AS at, c.answered_at AS answeredAt, c.ended_at AS endedAt,
       m.non_case AS nonCase FROM matters m JOIN calls c ON c.call = m.call
     WHERE m.caller <> '' AND m.caller ${IN} AND m.non_case = ? ORDER BY m.started_at, m.call`,
  );
  const one = db.prepare<[string], object>(`SELECT ${COLUMNS} FROM matters WHERE call = ?`);
  // Not of a call that turned out to be no matter of anybody.
  const near = db.prepare<[string, number, number], object>(
    `SELECT ${COLUMNS} FROM matters WHERE row <> '' AND row = ? AND started_at BETWEEN ? AND ?
     AND non_case IS NULL ORDER BY started_at, call`,
  );
  const members = db.prepare<[string], object>(
    `SELECT ${COLUMNS} FROM matters WHERE incident IS NOT NULL AND incident = ? ORDER BY started_at, call`,
  );
  const decided = db
    .prepare<[], string>('SELECT precedent FROM precedents WHERE withdrawn = 0 ORDER BY id')
    .pluck();

  return {
    callerCalls: (numbers, except) =>
      withoutNulls(calls.get(JSON.stringify(numbers), except) ?? {}) as unknown as CallerCalls,
    callerOrders: (numbers, limit): readonly OrderRow[] =>
      orders.all(JSON.stringify(numbers), limit).map(toOrderRow),
    callerEvidence: (numbers, nonCase) =>
      evidence
        .all(JSON.stringify(numbers), nonCase)
        .map((row) => withoutNulls(row) as unknown as EvidenceCall),
    matter: (call) => {
      const row = one.get(call);
      return row && toMatter(row);
    },
    mattersNear: (row, from, to) => near.all(row, from, to).map(toMatter),
    mattersOf: (incident) => members.all(incident).map(toMatter),
    precedents: () => decided.all().map((text) => JSON.parse(text) as Precedent),
  };
}

function toMatter(row: object): MatterRow {
  const matter = withoutNulls(row) as unknown as MatterRow;
  return matter.caller.startsWith('#')
    ? { ...matter, caller: '', foreignTag: matter.caller.slice(1) }
    : matter;
}
