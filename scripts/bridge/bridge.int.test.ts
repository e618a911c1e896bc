// The bridge's apply against a real PostgreSQL: messages repeated, shuffled, unreadable; the database killed.
import { readFileSync } from 'node:fs';
import { STREAMS } from '@shared/contract/platform/subjects';
import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { content } from '../../main/store/testing/sampleEvents';
import { applyMessages, type IncomingMessage, readPosition } from './applyMessages';
import { noPostgres, startPostgres, type TestPostgres } from './postgres';

const message = (order: number, step: number, body: object) =>
  JSON.stringify({
    v: 1,
    id: `o${order}-${step}`,
    stream: `order:o${order}`,
    version: step,
    ...(step === 1 ? {} : { after: `o${order}-${step - 1}` }),
    seat: '12345-001',
    region: '510100',
    chain: 'abc',
    seatNo: order * 10 + step,
    at: 1_800_000_000_000 + step,
    recordedAt: 1_800_000_000_000 + step,
    origin: 'seat',
    schema: 1,
    body,
    hash: '0'.repeat(64),
    previous: '',
  });
const lifeOf = (order: number): readonly string[] => [
  message(order, 1, { type: 'orderCreated', number: `N-${order}`, side: '12345', content: content('井盖') }),
  message(order, 2, { type: 'orderDispatched', to: '110', reason: '属于110' }),
  message(order, 3, { type: 'orderAccepted', by: '110' }),
  message(order, 4, { type: 'orderClosed', result: '已处理' }),
];
const numbered = (texts: readonly string[], from = 1): readonly IncomingMessage[] =>
  texts.map((text, place) => ({ sequence: from + place, text }));

describe.skipIf(noPostgres !== '')('the bridge into PostgreSQL', () => {
  let postgres: TestPostgres;
  let db: Client;
  const apply = (messages: readonly IncomingMessage[]) => applyMessages(db, STREAMS.events, messages);
  const rows = async (sql: string) => (await db.query(sql)).rows;
  beforeAll(async () => {
    postgres = await startPostgres();
    db = await postgres.client();
  });
  afterAll(async () => {
    await db?.end().catch(() => undefined);
    await postgres?.stop();
  });
  const clean = async () => {
    await db.query('DROP SCHEMA IF EXISTS linkage CASCADE');
    await db.query(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
  };
  beforeEach(clean);

  it('applies each event once and in its order, whatever comes twice or early', async () => {
    const texts = [1, 2, 3].flatMap(lifeOf);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...texts, ...texts], { minLength: 24 }),
        fc.integer({ min: 1, max: 7 }),
        async (shuffled, size) => {
          await clean();
          const all = numbered(shuffled);
          for (let from = 0; from < all.length; from += size) await apply(all.slice(from, from + size));
          for (const order of [1, 2, 3]) {
            const ids = await rows(
              `SELECT id FROM linkage.events WHERE stream = 'order:o${order}' ORDER BY applied`,
            );
            expect(ids.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((step) => `o${order}-${step}`));
          }
          expect(await rows('SELECT DISTINCT state FROM linkage.orders')).toEqual([{ state: 'closed' }]);
          expect(await rows('SELECT * FROM linkage.held')).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('keeps what it cannot read, and names the holes', async () => {
    await apply(numbered(['{"v":2}', 'nonsense', lifeOf(1)[0] ?? '', lifeOf(2)[0] ?? '']));
    expect(await rows('SELECT reason, message FROM linkage.held ORDER BY sequence')).toEqual([
      { reason: 'messageNewer', message: '{"v":2}' },
      { reason: 'messageUnreadable', message: 'nonsense' },
    ]);
    expect(await rows('SELECT from_no, to_no FROM linkage.holes ORDER BY from_no')).toEqual([
      { from_no: 1, to_no: 10 },
      { from_no: 12, to_no: 20 },
    ]);
  });

  it('goes on where it was when the database was killed in between', async () => {
    const texts = numbered(lifeOf(1));
    await apply(texts.slice(0, 2));
    await postgres.kill();
    await expect(apply(texts.slice(2))).rejects.toThrow();
    await postgres.start();
    db = await postgres.client();
    const from = await readPosition(db, STREAMS.events);
    expect(from).toBe(2);
    await apply(texts.slice(from));
    expect(await rows('SELECT state FROM linkage.orders')).toEqual([{ state: 'closed' }]);
  });
});
