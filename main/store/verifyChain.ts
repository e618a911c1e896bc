import type { SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';
import { chainHash, EVENT_COLUMNS, type EventRow } from './eventRow';
import type { ChainBreak } from './Store';

/**
 * Walks the whole log once and checks each seat's chain. Finds edits, gaps and reorderings, not a truncation at
 * the end: that takes a checkpoint kept off the seat.
 */
export function prepareVerifyChain(db: Database): () => ChainBreak | undefined {
  const all = db.prepare<[], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seat, seat_no`);
  return () => {
    let previous: EventRow | undefined;
    for (const row of all.iterate()) {
      const before = previous?.seat === row.seat ? previous : undefined;
      const { seq, hash, ...rest } = row;
      const at = { seat: row.seat as SeatId, seatNo: row.seat_no, seq };
      if (row.seat_no !== (before?.seat_no ?? 0) + 1) return { ...at, reason: 'gap' };
      if (hash !== chainHash(before?.hash ?? '', rest)) return { ...at, reason: 'hash' };
      // The same reorder inside of the log: a seat's numbers ascend with the place in the whole log.
      if (before !== undefined && seq <= before.seq) return { ...at, reason: 'gap' };
      previous = row;
    }
    return undefined;
  };
}
