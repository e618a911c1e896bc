import type { Side } from '@shared/kernel/side';
import type { MissedCall, MissedId } from '@shared/missed/MissedCall';
import type { Database } from 'better-sqlite3';
import { withoutNulls } from './readCalls';
import type { StoreVerbs } from './Store';

const COLUMNS = `id, number, calls, first_at AS firstAt, last_at AS lastAt, claimed_by AS claimedBy,
  call_back AS callBack, tries, queued_ms AS queuedMs`;

/** Who waits to be called back, whoever waits longest first. Numbers in full: whoever hands them out masks them. */
export function prepareMissedReads(db: Database): Pick<StoreVerbs, 'missedCalls' | 'missedCall'> {
  const open = db.prepare<[string, number], object>(
    `SELECT ${COLUMNS} FROM missed WHERE side = ? AND done IS NULL ORDER BY first_at LIMIT ?`,
  );
  const one = db.prepare<[string], object>(`SELECT ${COLUMNS} FROM missed WHERE id = ? AND done IS NULL`);
  const toMissed = (row: object): MissedCall => withoutNulls(row) as unknown as MissedCall;
  return {
    missedCalls: (side: Side, limit: number) => open.all(side, limit).map(toMissed),
    missedCall: (id: MissedId) => {
      const row = one.get(id);
      return row && toMissed(row);
    },
  };
}
