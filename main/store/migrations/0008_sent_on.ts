import type { Migration } from './Migration';

// A call that was handed over is its citizen's; who sent it is told beside it.
export const m0008SentOn: Migration = {
  version: 8,
  sql: `
ALTER TABLE calls ADD COLUMN via TEXT;
`,
};
