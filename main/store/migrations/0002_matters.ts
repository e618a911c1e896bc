import type { Migration } from './Migration';

// What the desk asks of earlier calls: who called (normal form of the number), about what and where, and which
// event it belongs to. Filled from the log by the next opening (createCore, catchUp).
export const m0002Matters: Migration = {
  version: 2,
  sql: `
CREATE TABLE matters (
  call       TEXT PRIMARY KEY,
  seat       TEXT NOT NULL,
  caller     TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  row        TEXT NOT NULL,
  item       TEXT NOT NULL,
  division   TEXT NOT NULL,
  place      TEXT NOT NULL,
  excerpt    TEXT NOT NULL,
  level      INTEGER,
  non_case   TEXT,
  incident   TEXT
) STRICT;
CREATE INDEX matters_of_caller ON matters (caller, started_at) WHERE caller <> '';
CREATE INDEX matters_by_row ON matters (row, started_at) WHERE row <> '';
CREATE INDEX matters_of_incident ON matters (incident, started_at) WHERE incident IS NOT NULL;

CREATE TABLE precedents (
  id        TEXT PRIMARY KEY,
  precedent TEXT NOT NULL,
  withdrawn INTEGER NOT NULL
) STRICT;
`,
};
