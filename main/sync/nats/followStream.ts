// Runs in the host. Reads a stream of the platform from a sequence on, in batches, until the connection ends. A pull
// consumer with a name of the seat's: an ordered consumer of the library makes names up, which no permission allows.
import { AckPolicy, DeliverPolicy, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';

export interface StreamMessage {
  readonly subject: string;
  readonly sequence: number;
  readonly text: string;
  header(name: string): string;
}

export interface Batch {
  readonly messages: readonly StreamMessage[];
  /** Nothing was waiting behind the last of them. */
  readonly atEnd: boolean;
}

export interface FollowOptions {
  readonly stream: string;
  /** Of the consumer (permissions.ts). */
  readonly name: string;
  readonly filter: string;
  /** First sequence; or only what comes from now on; or the last of each subject and then what comes. */
  readonly from: number | 'new' | 'lastOfEach';
  readonly headersOnly?: boolean | undefined;
  /** Asked between two batches; without it always. */
  readonly wanted?: (() => boolean) | undefined;
}

export interface StreamDoor {
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  readonly closed: () => boolean;
  /** Milliseconds that one request for messages stays open at the server. */
  readonly wait: number;
}

const MOST = 512;
const NANOS = 1_000_000;
/** Milliseconds for what the server said is there: it can have been replaced meanwhile, and then does not come. */
const SOON = 1_000;

/**
 * Each batch is taken before the next is asked for. Ends when the taker has enough, when it is not wanted any more, or with the connection; throws where
 * the stream or its consumer is gone: then it may be another stream when it comes back.
 */
export async function followStream(
  door: StreamDoor,
  options: FollowOptions,
  take: (batch: Batch) => Promise<'more' | 'enough'>,
): Promise<void> {
  await createConsumer(door, options);
  const consumer = await door.js.consumers.get(options.stream, options.name);
  const reader = { consumer, wait: door.wait, delivered: 0 };
  const { wanted = () => true } = options;
  while (!door.closed() && wanted()) {
    const batch = await nextBatch(reader);
    if (batch.messages.length > 0 && (await take(batch)) === 'enough') return;
    // A request to a consumer that is gone is answered by nobody: whoever hears nothing asks whether it is there.
    if (batch.messages.length === 0 && batch.alive && !door.closed()) await consumer.info();
    if (!batch.alive && !door.closed()) throw new Error('the consumer is gone');
  }
}

async function createConsumer({ jsm }: StreamDoor, options: FollowOptions): Promise<void> {
  const { stream, name, filter, from, headersOnly } = options;
  // Its start cannot be changed: the one before it goes first. That there is none is fine.
  await jsm.consumers.delete(stream, name).catch(() => undefined);
  await jsm.consumers.add(stream, {
    name,
    filter_subject: filter,
    ack_policy: AckPolicy.None,
    mem_storage: true,
    inactive_threshold: 60_000 * NANOS,
    ...(headersOnly === true ? { headers_only: true } : {}),
    ...(typeof from === 'number'
      ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from }
      : { deliver_policy: from === 'new' ? DeliverPolicy.New : DeliverPolicy.LastPerSubject }),
  });
}

interface Reader {
  readonly consumer: Awaited<ReturnType<JetStreamClient['consumers']['get']>>;
  readonly wait: number;
  /** The consumer's own count: a gap in it is a message that was sent and did not come. */
  delivered: number;
}

/**
 * Waits for one message, then takes as many as the server said are behind it. Never more are asked for than come:
 * what a request leaves open would be sent to nobody, and count as delivered.
 */
async function nextBatch(reader: Reader): Promise<Batch & { readonly alive: boolean }> {
  const messages: StreamMessage[] = [];
  try {
    let pending = await takeSome(reader, messages, 1, reader.wait);
    if (pending > 0) pending = await takeSome(reader, messages, Math.min(pending, MOST), SOON);
    return { messages, atEnd: pending === 0, alive: true };
  } catch {
    // The consumer is gone with its server, or the request with its connection: what came is good.
    return { messages, atEnd: false, alive: false };
  }
}

/** Answers how many are still waiting at the server. */
async function takeSome(
  reader: Reader,
  into: StreamMessage[],
  most: number,
  expires: number,
): Promise<number> {
  let pending = 0;
  for await (const message of await reader.consumer.fetch({ max_messages: most, expires })) {
    const { info } = message;
    if (info.deliverySequence !== reader.delivered + 1) throw new Error('a message did not come');
    reader.delivered += 1;
    pending = info.pending;
    into.push({
      subject: message.subject,
      sequence: message.seq,
      text: message.string(),
      header: (name) => message.headers?.get(name) ?? '',
    });
  }
  return pending;
}
