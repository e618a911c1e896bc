/** Command line: a seat's signed checkpoints as the platform has them, oldest first. */
import { AckPolicy } from '@nats-io/jetstream';
import type { Checkpoint } from '@shared/audit/Checkpoint';
import { checkpointMessage } from '@shared/contract/platform/messages';
import { readMessage } from '@shared/contract/platform/readMessage';
import { checkpointSubject, STREAMS, type Station, stationOf } from '@shared/contract/platform/subjects';
import type { PlatformDoor } from './withPlatform';

const MOST = 512;

export async function readCheckpoints(
  { js, jsm }: PlatformDoor,
  who: Station,
): Promise<readonly Checkpoint[]> {
  const filter = checkpointSubject(who);
  const name = `checkpoints-${who.seat}-${Date.now()}`;
  const made = { name, filter_subject: filter, ack_policy: AckPolicy.None, mem_storage: true };
  let { num_pending: pending } = await jsm.consumers.add(STREAMS.checkpoints, made);
  const consumer = await js.consumers.get(STREAMS.checkpoints, name);
  const found: Checkpoint[] = [];
  while (pending > 0) {
    for await (const message of await consumer.fetch({ max_messages: Math.min(MOST, pending) })) {
      pending = message.info.pending;
      const read = readMessage(checkpointMessage, message.string());
      // Whoever could publish there is the seat itself; what says another is none of its.
      if (read.ok && read.value.checkpoint.seat === stationOf(message.subject)?.seat)
        found.push(read.value.checkpoint);
    }
  }
  await jsm.consumers.delete(STREAMS.checkpoints, name);
  return found;
}
