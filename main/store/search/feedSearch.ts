import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { OrderContent } from '@shared/order/OrderEvent';
import type { Database } from 'better-sqlite3';
import { gramsOf, matchOf } from './grams';

/** Name of the cursor that says how far the index has read the log. */
export const SEARCH_CURSOR = 'search';
/** While there is one: up to which order (`created_seq`) the index was written again, as a migration asked for. */
export const RENEWED_CURSOR = 'searchRenewed';

/** Events of one transaction: short, so that an append behind it does not wait for a long merge. */
const BATCH = 50;

/** Whether the index has to take something from this event. */
export const hasOrderText = ({ body }: RecordedEvent): boolean =>
  body.type === 'orderCreated' || body.type === 'orderEdited';

interface Older {
  readonly number: string;
  readonly created_seq: number;
  /** Null where it was erased by rule. */
  readonly content: string | null;
}

export interface Search {
  /**
   * Takes a batch of orders created or edited since the last time; answers how many events it took, 0 when the index
   * has all. Not in the append's own transaction, where FTS5's segment merges would cost up to 0.2 s now and then. The
   * watermark moves in the same transaction as the index, so a crash between the two cannot be.
   */
  feed(): number;
  /** Writes a batch of older orders again where the index has them as an earlier program did; false when all are. */
  renew(): boolean;
  /** What to ask the index for `query`, as it stands now. */
  match(query: string): string | undefined;
}

interface Fed {
  readonly seq: number;
  readonly number: string | null;
  readonly created_seq: number | null;
  readonly content: string;
}

export function prepareSearch(db: Database): Search {
  const next = db.prepare<[number, number], Fed>(
    `SELECT e.seq, o.number, o.created_seq, e.body ->> '$.content' AS content
     FROM events e LEFT JOIN orders o ON o.id = substr(e.stream, 7)
     WHERE e.seq > ? AND e.type IN ('orderCreated', 'orderEdited') ORDER BY e.seq LIMIT ?`,
  );
  const older = db.prepare<[number, number], Older>(
    `SELECT o.number, o.created_seq, (
       SELECT e.body ->> '$.content' FROM events e
       WHERE e.stream = 'order:' || o.id AND e.type IN ('orderCreated', 'orderEdited') ORDER BY e.version DESC LIMIT 1
     ) AS content
     FROM orders o WHERE o.created_seq > ? ORDER BY o.created_seq LIMIT ?`,
  );
  const watermark = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  const mark = db.prepare(
    'INSERT INTO cursors (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq',
  );
  const put = db.prepare('INSERT OR REPLACE INTO order_search (rowid, grams) VALUES (?, ?)');

  const batch = db.transaction((events: readonly Fed[], last: number) => {
    // Of an order edited twice in the batch only the last text counts.
    const texts = new Map<number, string>();
    for (const { created_seq, number, content } of events) {
      if (created_seq === null) continue;
      texts.set(created_seq, searchText(number ?? '', JSON.parse(content) as OrderContent));
    }
    for (const [rowid, text] of texts) put.run(rowid, gramsOf(text));
    mark.run(SEARCH_CURSOR, last);
  });

  const drop = db.prepare('DELETE FROM cursors WHERE name = ?');
  let renewing = watermark.get(RENEWED_CURSOR) !== undefined;
  const again = db.transaction((orders: readonly Older[]) => {
    for (const { created_seq, number, content } of orders)
      if (content !== null)
        put.run(created_seq, gramsOf(searchText(number, JSON.parse(content) as OrderContent)));
    const last = orders.at(-1);
    if (last === undefined) drop.run(RENEWED_CURSOR);
    else mark.run(RENEWED_CURSOR, last.created_seq);
  });

  return {
    feed: () => {
      const events = next.all(watermark.get(SEARCH_CURSOR) ?? 0, BATCH);
      const last = events.at(-1);
      if (last !== undefined) batch.immediate(events, last.seq);
      return events.length;
    },
    renew: () => {
      if (!renewing) return false;
      const orders = older.all(watermark.get(RENEWED_CURSOR) ?? 0, BATCH);
      again.immediate(orders);
      renewing = orders.length > 0;
      return renewing;
    },
    match: (query) => matchOf(query, !renewing),
  };
}

/** Everything of an order that a person may remember it by; lines keep words of two fields apart. */
export function searchText(number: string, content: OrderContent): string {
  const { form } = content;
  return [
    number,
    content.row,
    content.item,
    content.callerNumber,
    form.callbackNumber,
    form.callerName,
    form.place,
    form.narrative,
  ].join('\n');
}
