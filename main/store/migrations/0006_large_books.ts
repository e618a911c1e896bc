import type { Migration } from './Migration';

// What a book of a million orders is read by where the rows asked for are few: without these each was a walk over all.
export const m0006LargeBooks: Migration = {
  version: 6,
  indexesOnly: true,
  sql: `
CREATE INDEX orders_of_call ON orders (call) WHERE call IS NOT NULL;
CREATE INDEX orders_unclocked ON orders (created_seq) WHERE clock_failure IS NOT NULL;
CREATE INDEX orders_by_row ON orders (row, created_seq);
CREATE INDEX orders_linked ON orders (created_seq) WHERE linkage = 1;
CREATE INDEX orders_without_due ON orders (side, created_seq) WHERE due_at IS NULL;
`,
};
