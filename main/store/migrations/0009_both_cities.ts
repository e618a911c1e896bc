import type { Migration } from './Migration';

// Whose calls a seat took while it was lent (三（五）), and which questions were answered while the caller was there.
export const m0009BothCities: Migration = {
  version: 9,
  sql: `
ALTER TABLE contacts ADD COLUMN lent_to TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN direct INTEGER NOT NULL DEFAULT 0;
ALTER TABLE spans ADD COLUMN lent_to TEXT NOT NULL DEFAULT '';
ALTER TABLE climbs ADD COLUMN lent_to TEXT NOT NULL DEFAULT '';
ALTER TABLE sents ADD COLUMN lent_to TEXT NOT NULL DEFAULT '';
ALTER TABLE stages ADD COLUMN lent_to TEXT NOT NULL DEFAULT '';
`,
};
