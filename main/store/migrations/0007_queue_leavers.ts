import type { Migration } from './Migration';

// Callers who were in a queue alone: no seat rang for them.
export const m0007QueueLeavers: Migration = {
  version: 7,
  sql: `
ALTER TABLE missed ADD COLUMN queued_ms INTEGER;
ALTER TABLE contacts ADD COLUMN rang INTEGER NOT NULL DEFAULT 1;
`,
};
