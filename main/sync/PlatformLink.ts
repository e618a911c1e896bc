// Runs in the host.

import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { LinkStatus } from '@shared/contract/calls';
import type { HandoverId } from '@shared/kernel/ids';

/** The way to the central platform and to the other seats. The log is the outbox; the link holds a cursor only. */
export interface PlatformLink {
  status(): LinkStatus;
  /** Told on every change of the status. */
  onStatus(fn: (status: LinkStatus) => void): () => void;
  /** The hand-over record that a partner sent ahead of its call, or undefined where none has arrived. */
  handover(id: HandoverId): Promise<HandoverRecord | undefined>;
  close(): Promise<void>;
}
