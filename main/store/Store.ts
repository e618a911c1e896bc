// Runs in the host (main process or browser-seat server). The port that every service sees; the core behind it
// is synchronous and sits in a worker or, in tests and tools, in the same thread.
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { Gathered } from '@shared/contract/Gathered';
import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import type { CountTable } from '@shared/indicators/Counts';
import type { Facts, Span } from '@shared/indicators/facts/Facts';
import type { Question } from '@shared/indicators/Question';
import type { NonCase } from '@shared/intake/IntakeEvent';
import type { CallId, HandoverId, IncidentId, OrderId, SeatId } from '@shared/kernel/ids';
import type { Failure, Result } from '@shared/kernel/result';
import type { Side } from '@shared/kernel/side';
import type { MissedCall, MissedId } from '@shared/missed/MissedCall';
import type { EvidenceCall } from '@shared/order/OrderEvent';
import type { OrderRow, OrderSort } from '@shared/order/OrderRow';
import type { OrderCounts, OrderListPage } from '@shared/order/OrderView';
import type { Precedent } from '@shared/precedent/Precedent';
import type { EraseWish } from './erase';
import type { FindOrders } from './findOrders';
import type { SpanWish } from './indicators/listSpans';
import type { LoanWish } from './indicators/loanLines';
import type { AttemptRow } from './projections/AttemptRow';
import type { CallRow } from './projections/CallRow';
import type { CallerCalls, MatterRow } from './projections/MatterRow';

/** The stream must be at this version (0: it must not exist yet), or nothing is appended. */
export interface ExpectedVersion {
  readonly stream: StreamId;
  readonly version: number;
}

/**
 * Why an append was refused. Nothing of it was written, unless the fault hit the commit itself: then the same
 * events, sent again with the same ids, are recorded once.
 *
 * `conflict`: the stream is at another version, found in `actual`. `idTaken`: an event with this id and other
 * content is in the log already. The others are faults of the disk; the same append works when they are over.
 */
export interface AppendError extends Failure {
  readonly code: 'conflict' | 'idTaken' | StoreFault;
  readonly actual?: number | undefined;
}

export type StoreFault = 'diskFull' | 'readOnly' | 'locked' | 'ioError' | 'damaged' | 'mending' | 'storeGone';

/** Cursor of the platform link: what is behind it was acknowledged there. */
export const SENT_CURSOR = 'platform';

export interface OrderQuery {
  /** What the person typed: 1 to n characters, numbers, several words; empty lists the newest. */
  readonly query: string;
  readonly limit: number;
  readonly side?: Side | undefined;
  /** Without a query alone; default: newest first. */
  readonly sort?: OrderSort | undefined;
  /** Only those of this seat whose at-once checklist is open, oldest first; without a query alone. */
  readonly atOnceOf?: SeatId | undefined;
  /** Only those with a deadline that could not be told, oldest first; without a query alone. */
  readonly clockFailed?: true | undefined;
}

/** Where a seat's own numbering stands; `seatNo` 0 and an empty hash before its first event. */
export interface SeatHead {
  readonly seatNo: number;
  readonly hash: string;
}

/** What a reader of the log has not passed yet. `since`: when the oldest of it was recorded. */
export interface Waiting {
  readonly count: number;
  readonly since?: number | undefined;
}

/** The first place where the log of a seat does not follow from what is before it. */
export interface ChainBreak {
  readonly seat: SeatId;
  readonly seatNo: number;
  readonly seq: number;
  readonly reason: 'hash' | 'gap';
}

/** Everything but append, as the synchronous core does it. Reads throw on a fault of the disk. */
export interface StoreVerbs {
  /** Events of one stream in their order; `after` leaves out the versions up to it. */
  readStream(stream: StreamId, after?: number): readonly RecordedEvent[];
  /** The log from behind `seq`, at most `limit` events. */
  readAfter(seq: number, limit: number): readonly RecordedEvent[];
  /** A seat's events by its own numbers, both ends included: what the platform asks for to fill a hole. */
  readSeat(seat: SeatId, from: number, to: number): readonly RecordedEvent[];
  seatHead(seat: SeatId): SeatHead;
  /** Newest first. */
  listOrders(query: OrderQuery): readonly OrderRow[];
  /** One page of a view. */
  findOrders(asked: FindOrders): OrderListPage;
  /** How many each view holds, up to a thousand. */
  countOrders(asked: Pick<FindOrders, 'side' | 'worker' | 'now'>): OrderCounts;
  /** Who rang and was not answered, longest waiting first; not masked. */
  missedCalls(side: Side, limit: number): readonly MissedCall[];
  /** Undefined once it is done. */
  missedCall(id: MissedId): MissedCall | undefined;
  /** The order behind the number that people say. */
  orderOfNumber(number: string): OrderId | undefined;
  /** Highest order number that begins with `prefix`, for making the next one. */
  lastOrderNumber(prefix: string): string | undefined;
  /** Calls that still have a leg, or were answered and not wrapped up yet: what is resumed after a crash. Oldest first. */
  openCalls(seat: SeatId): readonly CallRow[];
  /** Newest first. */
  listCalls(seat: SeatId, limit: number): readonly CallRow[];
  readCall(call: CallId): CallRow | undefined;
  listAttempts(call: CallId): readonly AttemptRow[];
  handover(id: HandoverId): HandoverRecord | undefined;
  /** Earlier calls of whoever has one of these numbers (`sameNumbers`), `except` this call. */
  callerCalls(numbers: readonly string[], except: CallId): CallerCalls;
  /** Their orders that are not closed, newest first. */
  callerOrders(numbers: readonly string[], limit: number): readonly OrderRow[];
  /** Their calls that ended as this non-case, oldest first. */
  callerEvidence(numbers: readonly string[], nonCase: NonCase): readonly EvidenceCall[];
  matter(call: CallId): MatterRow | undefined;
  /** Matters of a row whose call came in this time, both ends included, oldest first; non-cases left out. */
  mattersNear(row: string, from: number, to: number): readonly MatterRow[];
  /** Matters that were joined to one event, oldest first. */
  mattersOf(incident: IncidentId): readonly MatterRow[];
  /** Counts of the indicators, by the groups that the question asks for (shared/indicators). */
  countIndicators(question: Question): CountTable;
  /** Stretches of seats in their states that touch this time, in the order of their beginning. */
  listSpans(wish: SpanWish): readonly Span[];
  /** What lent seats of this host did, of what is asked for (三（五）). */
  loanLines(wish: LoanWish): Facts;
  /** Decisions that were recorded from a seat and not withdrawn. */
  precedents(): readonly Precedent[];
  /** Events made here (origin `seat`) behind the cursor. A cursor that was never written stands at 0. */
  waiting(cursor: string): Waiting;
  readCursor(cursor: string): number;
  writeCursor(cursor: string, seq: number): void;
  /** Every event's hash, number and order, for all seats; undefined when the log is whole. */
  verifyChain(): ChainBreak | undefined;
  /**
   * Takes the bodies out of what ended before a time, and records that it was done; answers how many. Nothing
   * younger than 7 days, nothing that is not sent where there is a platform, no order that is not closed.
   */
  erase(wish: EraseWish, recordedAt: number): number;
  /** Writes the journal anew from the database, where the daily check could not read all of it. */
  renewJournal(): void;
  /** Empties the projections and folds them again from the log, in one transaction. */
  rebuildProjections(): void;
}

type Promised<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

export interface Store extends Promised<StoreVerbs> {
  /**
   * One transaction, one fsync. Answers when the events are on the disk, with the recorded ones in the order
   * given; an event whose id is in the log already comes back as it was recorded then.
   */
  append(
    events: readonly NewEvent[],
    expected?: ExpectedVersion,
  ): Promise<Result<readonly RecordedEvent[], AppendError>>;
  /** Told the newly recorded events after each commit, in log order, before the append is answered. */
  onCommitted(listener: (events: readonly RecordedEvent[]) => void): () => void;
  /**
   * Sets the database aside and fills a new one from the journal, from all that can be read in it, and from `source`,
   * a backup. Nothing is deleted; saves wait meanwhile, two seconds at most, and are refused as `mending` then. A file that is found damaged at work is mended without asking.
   */
  mend(source?: string): Promise<Result<Gathered>>;
  /** Told when a mending begins and ends, whoever asked for it. */
  onMending(listener: (running: boolean) => void): () => void;
  /** Told when that happened by itself. */
  onMended(listener: (gathered: Gathered) => void): () => void;
  close(): Promise<void>;
}
