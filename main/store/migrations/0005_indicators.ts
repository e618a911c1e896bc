import type { Migration } from './Migration';

// What the indicators are counted from, line by line as shared/indicators/facts/Facts.ts has them. `seat_now` is the
// seat as its reducer left it, so that a stretch of a state ends where the next begins.
export const m0005Indicators: Migration = {
  version: 5,
  sql: `
CREATE TABLE contacts (
  call          TEXT PRIMARY KEY,
  seat          TEXT NOT NULL,
  person        TEXT NOT NULL,
  leg           TEXT NOT NULL,
  caller        TEXT NOT NULL,
  queued_at     INTEGER,
  offered_at    INTEGER NOT NULL,
  answered_at   INTEGER,
  left_at       INTEGER,
  cause         TEXT,
  held_ms       INTEGER NOT NULL,
  held_since    INTEGER,
  wrapped_at    INTEGER,
  missed        INTEGER NOT NULL,
  row           TEXT NOT NULL,
  level         INTEGER,
  division      TEXT NOT NULL,
  dispatched_at INTEGER
) STRICT;
CREATE INDEX contacts_by_time ON contacts (offered_at);

CREATE TABLE seat_now (seat TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE spans (
  n      INTEGER PRIMARY KEY,
  seat   TEXT NOT NULL,
  person TEXT NOT NULL,
  state  TEXT NOT NULL,
  reason TEXT NOT NULL,
  since  INTEGER NOT NULL,
  until  INTEGER
) STRICT;
CREATE INDEX spans_by_time ON spans (since);
CREATE INDEX spans_open ON spans (seat) WHERE until IS NULL;

CREATE TABLE climbs (
  attempt     TEXT PRIMARY KEY,
  call        TEXT NOT NULL,
  seat        TEXT NOT NULL,
  person      TEXT NOT NULL,
  step        TEXT NOT NULL,
  leg         TEXT NOT NULL,
  started_at  INTEGER NOT NULL,
  answered_at INTEGER,
  ended_at    INTEGER,
  result      TEXT
) STRICT;
CREATE INDEX climbs_of_call ON climbs (call);
CREATE INDEX climbs_by_time ON climbs (started_at);

CREATE TABLE sents (
  seq      INTEGER PRIMARY KEY,
  "order"  TEXT NOT NULL,
  seat     TEXT NOT NULL,
  person   TEXT NOT NULL,
  row      TEXT NOT NULL,
  level    INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  returned INTEGER NOT NULL
) STRICT;
CREATE INDEX sents_of_order ON sents ("order");
CREATE INDEX sents_by_time ON sents (at);

CREATE TABLE stages (
  "order"    TEXT NOT NULL,
  department INTEGER NOT NULL,
  stage      TEXT NOT NULL,
  seat       TEXT NOT NULL,
  row        TEXT NOT NULL,
  level      INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  met_at     INTEGER,
  PRIMARY KEY ("order", department, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX stages_by_time ON stages (due_at);
`,
};
