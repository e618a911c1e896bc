// A small bridge from the platform into PostgreSQL, as an example for the platforms that exist.
//
//   node --import ./scripts/typescriptLoader.mjs scripts/bridge/bridge.ts
//
// NATS_URL (default nats://127.0.0.1:4222), NATS_SEED (file with the bridge's nkey seed), NATS_CA (file, for TLS), and
// PostgreSQL's own PGHOST, PGDATABASE, PGUSER … It may be stopped and started at any time, or twice at once.
import { readFileSync } from 'node:fs';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { STREAMS } from '@shared/contract/platform/subjects';
import { Client } from 'pg';
import { applyMessages, type IncomingMessage, readPosition } from './applyMessages';

const BATCH = 256;

async function run(): Promise<void> {
  const { NATS_URL = 'nats://127.0.0.1:4222', NATS_SEED, NATS_CA } = process.env;
  const db = new Client();
  await db.connect();
  await db.query(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
  const nc = await connect({
    servers: NATS_URL.replace(/^(nats|tls):\/\//, ''),
    maxReconnectAttempts: -1,
    ...(NATS_SEED === undefined ? {} : { authenticator: nkeyAuthenticator(seedIn(NATS_SEED)) }),
    ...(NATS_CA === undefined ? {} : { tls: { caFile: NATS_CA } }),
  });
  const jsm = await jetstreamManager(nc);
  const from = (await readPosition(db, STREAMS.events)) + 1;
  const { name } = await jsm.consumers.add(STREAMS.events, {
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: from,
  });
  process.stdout.write(`bridge: reading from ${from}\n`);
  const consumer = await jetstream(nc).consumers.get(STREAMS.events, name);
  let batch: IncomingMessage[] = [];
  for await (const message of await consumer.consume({ max_messages: BATCH })) {
    batch.push({ sequence: message.seq, text: message.string() });
    if (batch.length < BATCH && message.info.pending > 0) continue;
    await applyMessages(db, STREAMS.events, batch);
    batch = [];
  }
}

const seedIn = (file: string): Uint8Array => new TextEncoder().encode(readFileSync(file, 'utf8').trim());

await run();
