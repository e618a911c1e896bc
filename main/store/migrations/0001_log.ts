import type { Migration } from './Migration';

// `events` is the truth and cannot be changed through this connection: its triggers refuse. All other tables
// follow from it (rebuildProjections), so they carry no constraint that could refuse an event that happened.
export const m0001Log: Migration = {
  version: 1,
  sql: `
CREATE TABLE events (
  seq         INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  stream      TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  seat        TEXT    NOT NULL,
  seat_no     INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  origin      TEXT    NOT NULL CHECK (origin IN ('seat', 'platform')),
  schema      INTEGER NOT NULL,
  type        TEXT    NOT NULL,
  body        TEXT    NOT NULL,
  hash        TEXT    NOT NULL,
  UNIQUE (stream, version),
  UNIQUE (seat, seat_no)
) STRICT;
CREATE INDEX events_made_here ON events (seq, recorded_at) WHERE origin = 'seat';
CREATE INDEX events_with_order_text ON events (seq) WHERE type IN ('orderCreated', 'orderEdited');
CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TABLE cursors (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
  call        TEXT PRIMARY KEY,
  seat        TEXT NOT NULL,
  direction   TEXT NOT NULL,
  number      TEXT NOT NULL,
  dialled     TEXT NOT NULL,
  handover    TEXT,
  started_at  INTEGER NOT NULL,
  answered_at INTEGER,
  ended_at    INTEGER,
  last_cause  TEXT,
  lost        INTEGER NOT NULL,
  wrapped_at  INTEGER
) STRICT;
CREATE INDEX calls_of_seat ON calls (seat, started_at);
CREATE INDEX calls_open ON calls (seat, started_at)
  WHERE ended_at IS NULL OR (answered_at IS NOT NULL AND wrapped_at IS NULL);

CREATE TABLE legs (
  call     TEXT NOT NULL,
  leg      TEXT NOT NULL,
  role     TEXT NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (call, leg)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
  attempt    TEXT PRIMARY KEY,
  call       TEXT NOT NULL,
  step       TEXT NOT NULL,
  target     TEXT NOT NULL,
  handover   TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  result     TEXT,
  status     INTEGER
) STRICT;
CREATE INDEX attempts_of_call ON attempts (call, started_at);

CREATE TABLE handovers (
  handover      TEXT PRIMARY KEY,
  sent_call     TEXT,
  received_call TEXT,
  record        TEXT NOT NULL
) STRICT;

CREATE TABLE orders (
  created_seq   INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  number        TEXT NOT NULL,
  side          TEXT NOT NULL,
  seat          TEXT NOT NULL,
  call          TEXT,
  row           TEXT NOT NULL,
  item          TEXT NOT NULL,
  level         INTEGER NOT NULL,
  danger_now    INTEGER NOT NULL,
  state         TEXT NOT NULL,
  excerpt       TEXT NOT NULL,
  place         TEXT NOT NULL,
  caller_number TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_of_side ON orders (side, created_seq);
CREATE INDEX orders_by_number ON orders (number);

CREATE VIRTUAL TABLE order_search USING fts5(
  grams, content = '', contentless_delete = 1, prefix = '1', tokenize = 'ascii'
);
`,
};
