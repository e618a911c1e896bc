// The tamper harness: somebody who has the file and the key changes the log; `verifyLog` must find it, against
// checkpoints that left the seat. `npm run test:tamper` is the long form.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCheckpoint } from '../audit/signing';
import { createCore, type StoreCore } from './createCore';
import { chainHash, EVENT_COLUMNS, type EventRow } from './eventRow';
import { openDatabase } from './openDatabase';
import { randomFrom } from './testing/randomFrom';
import { fields, newEvent, OTHER_SEAT, offered, SEAT, TEST_KEY } from './testing/sampleEvents';
import { type Evidence, verifyLog } from './verifyLog';

const ROUNDS = Number(process.env.LINKSEAT_TAMPER_ROUNDS ?? 100);
const SEED = Number(process.env.LINKSEAT_TAMPER_SEED ?? 20_261_124);
const EVENTS = 120;

let folder: string;
let db: Database;
let core: StoreCore;
let evidence: Evidence;

const sign = (seat: typeof SEAT, at: number): string =>
  JSON.stringify(signCheckpoint(TEST_KEY, { seat, ...core.seatHead(seat), at }));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-tamper-'));
  const opened = openDatabase(join(folder, 'live.db'), { key: TEST_KEY });
  if (!opened.ok) throw new Error(opened.error.message);
  db = opened.value;
  core = createCore(db);
  const lines: string[] = [];
  core.append(
    [offered(), newEvent('seat:110-001', { type: 'seatSignedIn' }, { seat: OTHER_SEAT })],
    undefined,
    1,
  );
  for (let n = 2; n < EVENTS; n++) {
    core.append([fields('call:c1', `第 ${n} 次`, n % 3 === 0 ? { seat: OTHER_SEAT } : {})], undefined, n);
    if (n % 20 === 0) lines.push(sign(SEAT, n), sign(OTHER_SEAT, n));
  }
  lines.push(sign(SEAT, EVENTS), sign(OTHER_SEAT, EVENTS));
  evidence = { lines, keys: {} };
  db.exec('DROP TRIGGER events_never_change; DROP TRIGGER events_never_go');
});
afterAll(() => {
  core.close();
  rmSync(folder, { recursive: true });
});

type Random = () => number;
const pick = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));
const rowAt = (seq: number): EventRow =>
  db.prepare<[number], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`).get(seq) as EventRow;

const COLUMNS = [
  'id',
  'stream',
  'version',
  'at',
  'recorded_at',
  'origin',
  'schema',
  'type',
  'body',
  'hash',
] as const;

/** What somebody might do; each changes something. */
const EDITS: Readonly<Record<string, (random: Random) => void>> = {
  changed: (random) => {
    const column = COLUMNS[pick(random, 0, COLUMNS.length - 1)] ?? 'body';
    const old = rowAt(pick(random, 1, EVENTS))[column];
    const seq = pick(random, 1, EVENTS);
    const now = rowAt(seq)[column];
    const other =
      column === 'origin'
        ? 'platform'
        : typeof now === 'number'
          ? now + pick(random, 1, 9) * 1_000
          : column === 'body'
            ? `{"type":"fieldsWritten","fields":{"narrative":"改 ${random()}"}}`
            : column === 'hash'
              ? 'f'.repeat(64)
              : `${String(old)}x`;
    db.prepare(`UPDATE events SET ${column} = ? WHERE seq = ?`).run(other, seq);
  },
  deleted: (random) => void db.prepare('DELETE FROM events WHERE seq = ?').run(pick(random, 1, EVENTS)),
  severalDeleted: (random) => {
    const from = pick(random, 1, EVENTS - 5);
    db.prepare('DELETE FROM events WHERE seq BETWEEN ? AND ?').run(from, from + pick(random, 1, 5));
  },
  cutOff: (random) => void db.prepare('DELETE FROM events WHERE seq > ?').run(pick(random, 1, EVENTS - 1)),
  swapped: (random) => {
    const [a, b] = [pick(random, 1, EVENTS / 2), pick(random, EVENTS / 2 + 1, EVENTS)];
    const [first, second] = [rowAt(a).body, rowAt(b).body];
    const put = db.prepare('UPDATE events SET body = ? WHERE seq = ?');
    put.run(second, a);
    put.run(first === second ? '{"type":"x"}' : first, b);
  },
  moved: (random) => {
    db.prepare('UPDATE events SET seq = seq + 100000 WHERE seq = ?').run(pick(random, 1, EVENTS - 2));
  },
  calledErased: (random) => {
    const body = '{"by":"e1","type":"erased","was":"fieldsWritten"}';
    db.prepare("UPDATE events SET type = 'erased', body = ? WHERE seq = ?").run(
      body,
      pick(random, 1, EVENTS),
    );
  },
  forgedAtTheEnd: (random) => {
    const last = rowAt(EVENTS);
    const {
      hash: _,
      seq: __,
      ...rest
    } = { ...last, id: `forged${random()}`, version: 100_000, seat_no: 5_000 };
    db.prepare(
      `INSERT INTO events (id, stream, version, seat, seat_no, at, recorded_at, origin, schema, type, body, hash)
       VALUES (:id, :stream, :version, :seat, :seat_no, :at, :recorded_at, :origin, :schema, :type, :body, :hash)`,
    ).run({ ...rest, hash: chainHash(last.hash, rest) });
  },
  // With all hashes worked out anew behind the edit, as the program itself would: only a checkpoint shows it.
  chainedAnew: (random) => {
    const from = pick(random, 1, EVENTS);
    const { seat } = rowAt(from);
    const rows = db
      .prepare<[string], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE seat = ? ORDER BY seat_no`)
      .all(seat);
    let previous = '';
    for (const row of rows) {
      const { seq, hash: _, ...rest } = row;
      const body = seq === from ? '{"fields":{"narrative":"没有这回事"},"type":"fieldsWritten"}' : rest.body;
      const hash = chainHash(previous, { ...rest, body });
      db.prepare('UPDATE events SET body = ?, hash = ? WHERE seq = ?').run(body, hash, seq);
      previous = hash;
    }
  },
};

/** Milliseconds: the long form on a loaded machine too. */
const PATIENCE = 30_000 + ROUNDS * 200;

describe('a log that somebody changed', () => {
  it('is whole before', () => {
    expect(verifyLog(db, evidence)).toEqual({
      events: EVENTS,
      checkpoints: evidence.lines.length,
      findings: [],
    });
  });

  it(
    `is found out, over ${ROUNDS} random edits (seed ${SEED})`,
    () => {
      const random = randomFrom(SEED);
      const kinds = Object.keys(EDITS);
      const tried = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        const kind = kinds[round % kinds.length] ?? 'changed';
        db.exec('SAVEPOINT before');
        EDITS[kind]?.(random);
        expect(verifyLog(db, evidence).findings, `round ${round}: ${kind}`).not.toEqual([]);
        db.exec('ROLLBACK TO before; RELEASE before');
        tried.set(kind, (tried.get(kind) ?? 0) + 1);
      }
      expect(verifyLog(db, evidence).findings).toEqual([]);
      console.log(
        `tamper: ${ROUNDS} edits, all found: ${[...tried].map(([kind, n]) => `${kind} ${n}`).join(', ')}`,
      );
    },
    PATIENCE,
  );

  it('is found out when the whole file is an older copy', () => {
    const copy = join(folder, 'older.db');
    rmSync(copy, { force: true });
    db.prepare('VACUUM INTO ?').run(copy);
    const opened = openDatabase(copy, { key: TEST_KEY });
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.exec('DELETE FROM events WHERE seq > 60');
    expect(verifyLog(opened.value, { lines: [], keys: {} }).findings).toEqual([]);
    const { findings } = verifyLog(opened.value, evidence);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ found }) => found))).toEqual(new Set(['cutOff']));
    opened.value.close();
  });

  it('is not covered by checkpoints that somebody else signed', () => {
    const other = Buffer.alloc(32, 8);
    const forged = JSON.stringify(signCheckpoint(other, { seat: SEAT, ...core.seatHead(SEAT), at: 1 }));
    expect(verifyLog(db, { ...evidence, lines: [...evidence.lines, forged] }).findings).toMatchObject([
      { found: 'otherKey' },
    ]);
    const [line = ''] = evidence.lines;
    const changed = line.replace(/"at":\d+/, '"at":5');
    expect(verifyLog(db, { keys: {}, lines: [changed, 'no checkpoint'] }).findings).toMatchObject([
      { found: 'badSignature' },
      { found: 'badLine' },
    ]);
  });
});
