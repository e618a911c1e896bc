import type { Erased, LogErased } from '@shared/audit/AuditEvent';
import type { SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';
import { addTo, ended } from './erase';
import { chainHash, EVENT_COLUMNS, type EventRow } from './eventRow';
import type { ChainBreak } from './Store';

/**
 * Walks the whole log once and checks each seat's chain. Finds edits, gaps and reorderings; of erased lines, whether
 * they are as the erasing left them. A truncation at the end shows against checkpoints kept off the seat alone.
 */
export function prepareVerifyChain(db: Database): () => ChainBreak | undefined {
  const all = db.prepare<[], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seat, seat_no`);
  return () => {
    const erasures = new Erasures();
    let previous: EventRow | undefined;
    for (const row of all.iterate()) {
      const before = previous?.seat === row.seat ? previous : undefined;
      const { seq, hash, ...rest } = row;
      const at = { seat: row.seat as SeatId, seatNo: row.seat_no, seq };
      if (row.seat_no !== (before?.seat_no ?? 0) + 1) return { ...at, reason: 'gap' };
      if (row.type === 'erased') erasures.line(row);
      else if (hash !== chainHash(before?.hash ?? '', rest)) return { ...at, reason: 'hash' };
      if (row.type === 'logErased') erasures.told(row);
      // The same reorder inside of the log: a seat's numbers ascend with the place in the whole log.
      if (before !== undefined && seq <= before.seq) return { ...at, reason: 'gap' };
      previous = row;
    }
    return erasures.broken();
  };
}

/** Erased lines by the event that covers them. */
class Erasures {
  readonly #digests = new Map<string, Parameters<typeof addTo>[0]>();
  readonly #first = new Map<string, EventRow>();
  readonly #told = new Map<string, LogErased['digests']>();

  line(row: EventRow): void {
    const by = coveredBy(row.body);
    const digests = this.#digests.get(by) ?? new Map();
    this.#digests.set(by, digests);
    if (!this.#first.has(by)) this.#first.set(by, row);
    addTo(digests, row);
  }

  told({ id, body }: EventRow): void {
    this.#told.set(id, (JSON.parse(body) as LogErased).digests);
  }

  /** An erased line without its event, changed after it, or one that was to be erased and is not. */
  broken(): ChainBreak | undefined {
    for (const by of new Set([...this.#digests.keys(), ...this.#told.keys()])) {
      const found = JSON.stringify(sorted(ended(this.#digests.get(by) ?? new Map())));
      const row = this.#first.get(by);
      if (found !== JSON.stringify(sorted(this.#told.get(by) ?? {})))
        return {
          seat: (row?.seat ?? '') as SeatId,
          seatNo: row?.seat_no ?? 0,
          seq: row?.seq ?? 0,
          reason: 'hash',
        };
    }
    return undefined;
  }
}

/** Whatever somebody wrote there, it is covered by nothing rather than an error. */
function coveredBy(body: string): string {
  try {
    return String((JSON.parse(body) as Partial<Erased> | null)?.by);
  } catch {
    return '';
  }
}

const sorted = (digests: LogErased['digests']) =>
  Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1));
