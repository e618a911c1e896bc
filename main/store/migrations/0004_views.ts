import type { Migration } from './Migration';

// What the views of the desk are read by: whose an order is now, who sees it, whether it is over; and the calls that
// nobody answered. Each view has an index that ends in created_seq, so that a page of it is a walk, never a sort.
export const m0004Views: Migration = {
  version: 4,
  sql: `
ALTER TABLE orders ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN sent_to TEXT;
ALTER TABLE orders ADD COLUMN seen_12345 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN seen_110 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN worker_12345 TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN worker_110 TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN is_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN supervised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN linkage INTEGER NOT NULL DEFAULT 0;
CREATE INDEX orders_seen_12345 ON orders (created_seq) WHERE seen_12345 = 1;
CREATE INDEX orders_seen_110 ON orders (created_seq) WHERE seen_110 = 1;
CREATE INDEX orders_due_12345 ON orders (due_at, created_seq) WHERE due_at IS NOT NULL AND seen_12345 = 1;
CREATE INDEX orders_due_110 ON orders (due_at, created_seq) WHERE due_at IS NOT NULL AND seen_110 = 1;
CREATE INDEX orders_mine_12345 ON orders (worker_12345, created_seq) WHERE is_over = 0 AND worker_12345 <> '';
CREATE INDEX orders_mine_110 ON orders (worker_110, created_seq) WHERE is_over = 0 AND worker_110 <> '';
CREATE INDEX orders_on_the_way ON orders (sent_to, created_seq) WHERE state = 'dispatched';
CREATE INDEX orders_supervised ON orders (created_seq) WHERE supervised = 1;
CREATE INDEX orders_by_state ON orders (state, created_seq);
CREATE INDEX orders_high ON orders (level, created_seq) WHERE level < 3;

CREATE TABLE missed (
  id         TEXT PRIMARY KEY,
  side       TEXT NOT NULL,
  number     TEXT NOT NULL,
  calls      INTEGER NOT NULL,
  first_at   INTEGER NOT NULL,
  last_at    INTEGER NOT NULL,
  claimed_by TEXT,
  call_back  TEXT,
  tries      INTEGER NOT NULL DEFAULT 0,
  done       TEXT
) STRICT;
CREATE INDEX missed_open ON missed (side, first_at) WHERE done IS NULL;
CREATE INDEX missed_of_number ON missed (number) WHERE done IS NULL AND number <> '';
CREATE INDEX missed_call_backs ON missed (call_back) WHERE done IS NULL;
CREATE INDEX calls_by_number ON calls (number, answered_at) WHERE direction = 'in' AND answered_at IS NOT NULL;
`,
};
