// Runs in the host. The port to the central platform and to the other seats. The log is the outbox; a link holds
// cursors only. hostLink.ts joins the seats of one machine, and gives a seat whose settings name a platform a link
// over NATS JetStream besides (nats/seatLink.ts). testing/linkContract.ts holds both.
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { LinkDetails, LinkStatus, Presence } from '@shared/contract/platform/LinkStatus';
import type { HandoverId, SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import type { SeatCard } from '@shared/seat/SeatCard';
import type { PresenceListener } from './presenceBook';

export interface PlatformLink {
  status(seat: SeatId): LinkStatus;
  /** Told on every change of a seat's status. */
  onStatus(fn: (seat: SeatId, status: LinkStatus) => void): () => void;
  /** What waits for a person: refused events, messages put aside. */
  details(seat: SeatId): Promise<LinkDetails>;
  /** Sends refused events again and reads messages put aside once more; answers how many are left. */
  retry(seat: SeatId): Promise<Result<{ readonly left: number }>>;
  /**
   * 移交单, ahead of the call: given to the wire before this returns; settles when the platform has it or when it
   * is known that it has not. The call is dialled meanwhile, whatever comes of it.
   */
  sendHandover(record: HandoverRecord): Promise<Result<null>>;
  /** The record with this id if it can be had within `HANDOVER_WAIT`; nothing holds a ringing call up for longer. */
  handover(seat: SeatId, id: HandoverId): Promise<HandoverRecord | undefined>;
  /** Looks on for a record that was not there; told at most once, within `HANDOVER_PATIENCE`. */
  awaitHandover(seat: SeatId, id: HandoverId, found: (record: HandoverRecord) => void): void;
  /** `undefined`: the seat gives no more signs of life. */
  setPresence(seat: SeatId, card: SeatCard | undefined): void;
  /** Who is there, by the reader's clock: heard within `PRESENCE_GONE`. */
  presence(): readonly Presence[];
  onPresence(fn: PresenceListener): () => void;
  /** The seat's settings changed: the link is made anew where they concern it. */
  configure(seat: SeatId): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a ringing call waits for its record. */
export const HANDOVER_WAIT = 150;
/** Milliseconds for which a missing record is looked for. */
export const HANDOVER_PATIENCE = 120_000;
/** Milliseconds between two signs of life, and after which a seat that gives none is gone. */
export const PRESENCE_EVERY = 5_000;
export const PRESENCE_GONE = 15_000;
