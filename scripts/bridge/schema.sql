-- Tables of the bridge. Everything is repeatable: a second run changes nothing.
CREATE SCHEMA IF NOT EXISTS linkage;

-- Each event once, by its id.
CREATE TABLE IF NOT EXISTS linkage.events (
  id          text PRIMARY KEY,
  stream      text NOT NULL,
  version     integer NOT NULL,
  after       text,
  seat        text NOT NULL,
  region      text NOT NULL,
  chain       text NOT NULL,
  seat_no     integer NOT NULL,
  at          timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  type        text NOT NULL,
  body        jsonb NOT NULL,
  hash        text NOT NULL,
  applied     bigserial
);
CREATE UNIQUE INDEX IF NOT EXISTS events_numbers ON linkage.events (seat, chain, seat_no);
CREATE INDEX IF NOT EXISTS events_streams ON linkage.events (stream, applied);

-- Came before the event that they follow; also what could not be read, with the reason.
CREATE TABLE IF NOT EXISTS linkage.held (
  sequence bigint PRIMARY KEY,
  after    text,
  reason   text NOT NULL,
  message  text NOT NULL
);
CREATE INDEX IF NOT EXISTS held_after ON linkage.held (after);

CREATE TABLE IF NOT EXISTS linkage.orders (
  id         text PRIMARY KEY,
  number     text NOT NULL,
  side       text NOT NULL,
  state      text NOT NULL,
  row_code   text NOT NULL,
  level      integer NOT NULL,
  changed_at timestamptz NOT NULL
);

-- How far the stream has been read. Written with what was read, in the same transaction.
CREATE TABLE IF NOT EXISTS linkage.position (stream text PRIMARY KEY, sequence bigint NOT NULL);

-- Numbers that a seat has given out and that are not here: a hole, or an event that is being mended.
CREATE OR REPLACE VIEW linkage.holes AS
  SELECT seat, chain, previous + 1 AS from_no, seat_no - 1 AS to_no
  FROM (SELECT seat, chain, seat_no,
               lag(seat_no, 1, 0) OVER (PARTITION BY seat, chain ORDER BY seat_no) AS previous
        FROM linkage.events) numbered
  WHERE seat_no > previous + 1;
