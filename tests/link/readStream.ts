import { AckPolicy, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { TestServer } from './natsServer';

/** All that a stream holds now, read as the platform's own programs read it. */
export async function readStream(
  server: Pick<TestServer, 'admin'>,
  stream: string,
): Promise<readonly JsMsg[]> {
  const nc = await server.admin();
  try {
    const jsm = await jetstreamManager(nc);
    const name = `test-${Date.now()}-${Math.random().toString(36).slice(2)}`;
    const { num_pending: count } = await jsm.consumers.add(stream, { name, ack_policy: AckPolicy.None });
    const messages: JsMsg[] = [];
    if (count > 0) {
      const consumer = await jetstream(nc).consumers.get(stream, name);
      const fetched = await consumer.fetch({ max_messages: count, expires: 20_000 });
      for await (const message of fetched) messages.push(message);
    }
    return messages;
  } finally {
    await nc.close();
  }
}
