// Runs in the host. Signed checkpoints of this seat, on their way off it. The newest vouches for all before it, so
// that one alone waits for the next connection; the file on the disk has them all.
import type { Checkpoint } from '@shared/audit/Checkpoint';
import { checkpointSubject, type Station, WIRE_VERSION } from '@shared/contract/platform/subjects';
import type { SeatSession } from './SeatSession';

export interface CheckpointPost {
  send(session: SeatSession | undefined, checkpoint: Checkpoint): Promise<void>;
  /** With a new connection, and when the platform takes records again. */
  sendLeft(session: SeatSession): Promise<void>;
}

export function createCheckpointPost(who: Station): CheckpointPost {
  let left: Checkpoint | undefined;
  const send = async (session: SeatSession | undefined, checkpoint: Checkpoint): Promise<void> => {
    left = checkpoint;
    if (session === undefined) return;
    const text = JSON.stringify({ v: WIRE_VERSION, checkpoint });
    const sent = await session.wire.publish(checkpointSubject(who), text);
    if (sent.ok && left === checkpoint) left = undefined;
  };
  return {
    send,
    sendLeft: async (session) => {
      if (left !== undefined) await send(session, left);
    },
  };
}
