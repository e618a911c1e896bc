// The heart of the bridge: what a consumer must do so that an event counts once and after the one that it follows,
// however often and in whatever order the messages come. One transaction a batch, the position in it.
import { type EventMessage, eventMessage, followedBy } from '@shared/contract/platform/messages';
import { readMessage } from '@shared/contract/platform/readMessage';
import type { ClientBase } from 'pg';

export interface IncomingMessage {
  /** Its place in the stream EVENTS. */
  readonly sequence: number;
  readonly text: string;
}

/** How far a bridge had come, 0 before its first batch. */
export async function readPosition(db: ClientBase, stream: string): Promise<number> {
  const { rows } = await db.query('SELECT sequence FROM linkage.position WHERE stream = $1', [stream]);
  return Number(rows[0]?.sequence ?? 0);
}

export async function applyMessages(
  db: ClientBase,
  stream: string,
  messages: readonly IncomingMessage[],
): Promise<void> {
  const last = messages.at(-1);
  if (last === undefined) return;
  await db.query('BEGIN');
  try {
    for (const message of messages) await applyOne(db, message);
    await db.query(
      `INSERT INTO linkage.position VALUES ($1, $2)
       ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence`,
      [stream, last.sequence],
    );
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

async function applyOne(db: ClientBase, { sequence, text }: IncomingMessage): Promise<void> {
  const read = readMessage(eventMessage, text);
  // Never thrown away: a newer bridge, or a person, can read it.
  if (!read.ok) return hold(db, sequence, null, read.error.code, text);
  const event = read.value;
  for (const id of followedBy(event))
    if (!(await isApplied(db, id))) return hold(db, sequence, id, 'early', text);
  if (await record(db, event)) await applyHeld(db, event.id);
}

const hold = async (db: ClientBase, sequence: number, after: string | null, reason: string, text: string) => {
  await db.query('INSERT INTO linkage.held VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    sequence,
    after,
    reason,
    text,
  ]);
};

const isApplied = async (db: ClientBase, id: string): Promise<boolean> =>
  (await db.query('SELECT 1 FROM linkage.events WHERE id = $1', [id])).rowCount === 1;

/** False where the event is known: then nothing may follow from it a second time. */
async function record(db: ClientBase, event: EventMessage): Promise<boolean> {
  const { id, stream, version, after = null, seat, region, chain, seatNo, body, hash } = event;
  const at = new Date(event.at).toISOString();
  const recordedAt = new Date(event.recordedAt).toISOString();
  const done = await db.query(
    `INSERT INTO linkage.events
       (id, stream, version, after, seat, region, chain, seat_no, at, recorded_at, type, body, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      stream,
      version,
      after,
      seat,
      region,
      chain,
      seatNo,
      at,
      recordedAt,
      body.type,
      storable(body),
      hash,
    ],
  );
  if (done.rowCount !== 1) return false;
  await project(db, event, at);
  return true;
}

/** PostgreSQL's JSON holds no NUL character. */
const storable = (body: object): string => JSON.stringify(body).replaceAll('\\u0000', '\\ufffd');

/** What waited for this event, and what waited for that. */
async function applyHeld(db: ClientBase, id: string): Promise<void> {
  const { rows } = await db.query('DELETE FROM linkage.held WHERE after = $1 RETURNING sequence, message', [
    id,
  ]);
  for (const { sequence, message } of rows) await applyOne(db, { sequence: Number(sequence), text: message });
}

const STATES: Readonly<Record<string, string>> = {
  orderDispatched: 'dispatched',
  orderAccepted: 'accepted',
  orderReturned: 'returned',
  orderClosed: 'closed',
};

/** An example of what follows from events: the list of orders. */
async function project(db: ClientBase, { stream, body }: EventMessage, at: string): Promise<void> {
  if (!stream.startsWith('order:')) return;
  const id = stream.slice('order:'.length);
  if (body.type === 'orderCreated') {
    const { number, side, content } = body as unknown as {
      number: string;
      side: string;
      content: { row: string; level: number };
    };
    await db.query(
      `INSERT INTO linkage.orders VALUES ($1, $2, $3, 'open', $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
      [id, number, side, content.row, content.level, at],
    );
    return;
  }
  const state = STATES[body.type];
  if (state !== undefined)
    await db.query('UPDATE linkage.orders SET state = $2, changed_at = $3 WHERE id = $1', [id, state, at]);
}
