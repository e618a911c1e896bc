/** Command line: the platform's streams and buckets, made where they are missing and brought to what they should be. */
import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { STREAM_SUBJECTS, STREAMS } from '@shared/contract/platform/subjects';

const DAY = 24 * 3_600 * 1_000_000_000;
const KV = { max_msgs_per_subject: 1, allow_rollup_hdrs: true, deny_delete: true, allow_direct: true };

/** By name. Ages in nanoseconds; only what servers from 2.9 on know. */
const SETTINGS: Readonly<Record<string, Partial<StreamConfig>>> = {
  // A repeated id is left out for two minutes; consumers leave it out for ever.
  [STREAMS.events]: { max_age: 90 * DAY, duplicate_window: DAY / 720 },
  [STREAMS.shared]: { max_age: 90 * DAY, max_msgs_per_subject: 1 },
  // Evidence against whoever changes a log, the platform's own people among them: a purge is refused by the server.
  [STREAMS.checkpoints]: { max_age: 400 * DAY, deny_delete: true, deny_purge: true },
  [STREAMS.handovers]: { max_age: DAY, max_msgs_per_subject: 1, allow_direct: true },
  [STREAMS.letters]: { max_age: DAY, max_msgs_per_subject: 1 },
  // On the disk, though it is stale in 15 s: a lone server forgets a stream in memory with its own restart.
  [STREAMS.presence]: { ...KV, max_age: DAY / 24 },
  [STREAMS.reference]: KV,
};

export async function setUpStreams(jsm: JetStreamManager, replicas: number): Promise<readonly string[]> {
  const done: string[] = [];
  for (const [name, subject] of Object.entries(STREAM_SUBJECTS)) {
    const config = {
      name,
      subjects: [subject],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      // A full stream says no, and the seats keep what they have; it never throws old events away in silence.
      discard: DiscardPolicy.New,
      num_replicas: replicas,
      ...SETTINGS[name],
    };
    const known = await jsm.streams.info(name).catch(() => undefined);
    // Only the presence was ever in memory, where it cannot be moved from; it is told anew within 5 s.
    const moved = known?.config.storage === StorageType.Memory;
    if (moved) await jsm.streams.delete(name);
    if (known === undefined || moved) await jsm.streams.add(config);
    else await jsm.streams.update(name, config);
    done.push(`${name} (${subject})`);
  }
  return done;
}
