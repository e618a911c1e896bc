import type { Migration } from './Migration';

// What the list of orders shows of deadlines and of what must be done at once. Orders of older schemas have neither.
export const m0003Deadlines: Migration = {
  version: 3,
  sql: `
ALTER TABLE orders ADD COLUMN due_at INTEGER;
ALTER TABLE orders ADD COLUMN due_from INTEGER;
ALTER TABLE orders ADD COLUMN clock_failure TEXT;
ALTER TABLE orders ADD COLUMN at_once_open INTEGER NOT NULL DEFAULT 0;
CREATE INDEX orders_due ON orders (side, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX orders_at_once ON orders (seat, created_seq) WHERE at_once_open > 0;
`,
};
