// Runs in the host. The port to the central platform and to the other seats. The log is the outbox; a link holds
// cursors only. hostLink.ts joins the seats of one machine, and gives a seat whose settings name a platform a link
// over NATS JetStream besides (nats/seatLink.ts). testing/linkContract.ts holds both.
import type { Checkpoint } from '@shared/audit/Checkpoint';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { LinkDetails, LinkStatus, Presence } from '@shared/contract/platform/LinkStatus';
import type { HandoverId, SeatId } from '@shared/kernel/ids';
import type { Failure, Result } from '@shared/kernel/result';
import type { Letter, SeatAddress } from '@shared/seat/letter/Letter';
import type { SeatCard } from '@shared/seat/SeatCard';
import type { PresenceListener } from './presenceBook';

export interface PlatformLink {
  status(seat: SeatId): LinkStatus;
  /** Told on every change of a seat's status. */
  onStatus(fn: (seat: SeatId, status: LinkStatus) => void): () => void;
  /** What waits for a person: refused events, messages put aside; and who is there, from the first asking on. */
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
  /** Off the seat, where there is a platform: at once, or the newest of them with the next connection. */
  sendCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** `undefined`: the seat gives no more signs of life. */
  setPresence(seat: SeatId, card: SeatCard | undefined): void;
  /**
   * A letter of `letter.from`, a seat of this host, to one other seat, wherever it is. Settles when the platform has it,
   * or, for a seat of this host, when it is taken in there.
   */
  sendLetter(to: SeatAddress, letter: Letter): Promise<Result<null>>;
  /** Takes in what comes to the seats of this host; the same letter may come again, and counts once by its id. */
  onLetter(take: (to: SeatId, letter: Letter) => Promise<void>): () => void;
  /** Who is there, by the reader's clock: heard within `PRESENCE_GONE`. */
  presence(): readonly Presence[];
  onPresence(fn: PresenceListener): () => void;
  /** The seat's settings changed: the link is made anew where they concern it. */
  configure(seat: SeatId): Promise<void>;
  close(): Promise<void>;
}

export const LETTER_UNSENT: Failure = {
  code: 'letterUnsent',
  message: '消息没有送达对方座席。',
  hint: '对方座席可能不在线，或本机没有连上平台；请稍后再试，或打电话。',
};

/** Milliseconds that a ringing call waits for its record. */
export const HANDOVER_WAIT = 150;
/** Milliseconds for which a missing record is looked for. */
export const HANDOVER_PATIENCE = 120_000;
/** Milliseconds between two signs of life, and after which a seat that gives none is gone. */
export const PRESENCE_EVERY = 5_000;
export const PRESENCE_GONE = 15_000;
