import type { Migration } from './Migration';

// Digits stand in the full-text index by fours too (search/grams.ts). What it holds already is written again beside the
// work; until then numbers are found as before.
export const m0010SearchDigits: Migration = {
  version: 10,
  indexesOnly: true,
  sql: `
INSERT INTO cursors (name, seq) SELECT 'searchRenewed', 0 FROM cursors WHERE name = 'search';
`,
};
