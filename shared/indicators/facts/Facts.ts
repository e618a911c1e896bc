import type { AttemptResult, LadderStep } from '../../call/CallFact';
import type { EndCause } from '../../call/Leg';
import type { Level } from '../../intake/IntakeEvent';
import type { CallId, OrderId, SeatId } from '../../kernel/ids';
import type { ResponseStage } from '../../order/atOnce/AtOnceEvent';
import type { SeatState } from '../../seat/SeatState';

// What the log says for the indicators, one line for each thing that is counted. The tables of the same names
// (main/store/migrations) hold the same lines; times in milliseconds since the epoch.

/** Who was at a seat in a moment: by name or ''; and the city whose calls it took (三（五）), '' for its own. */
export interface WhoThere {
  readonly person: string;
  readonly lentTo: string;
}

/**
 * A call that was offered to a seat, or that ended in the queue before one rang. Who sat at the seat: `person`, empty
 * where nobody was signed in by name.
 */
export interface Contact {
  /** Of a caller for whom no seat rang the id of his missed call. */
  readonly call: CallId;
  /** 0: no seat rang; `seat` is then the queue of the side, `offeredAt` the moment at which he left it. */
  readonly rang: 0 | 1;
  readonly seat: SeatId;
  readonly person: string;
  readonly lentTo: string;
  /** The same for every seat that one waiting caller was offered to. */
  readonly caller: string;
  readonly queuedAt: number | null;
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  /** The seat has no more to do with the caller: his leg ended, or the seat left the two others alone. */
  readonly leftAt: number | null;
  readonly cause: EndCause | null;
  readonly heldMs: number;
  readonly heldSince: number | null;
  readonly wrappedAt: number | null;
  /** Not answered in 20 s. */
  readonly missed: 0 | 1;
  readonly row: string;
  readonly level: Level | null;
  readonly division: string;
  /** 110: when its order existed, so that police could be sent by it. */
  readonly dispatchedAt: number | null;
  /** What the caller wanted (`IntakeForm.kind`); empty while nobody has said. */
  readonly kind: string;
  /** Answered while the caller was on the line (四（二）). */
  readonly direct: 0 | 1;
}

/** One stretch of a seat in one state. Without `until` it lasts. */
export interface Span {
  readonly seat: SeatId;
  readonly person: string;
  readonly lentTo: string;
  readonly state: SeatState['at'];
  /** Of a pause. */
  readonly reason: string;
  readonly since: number;
  readonly until: number | null;
}

/** One climb on the ladder (三（二）1, 2). */
export interface Climb {
  readonly attempt: string;
  readonly call: CallId;
  readonly seat: SeatId;
  readonly person: string;
  readonly lentTo: string;
  readonly step: LadderStep;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: AttemptResult | null;
}

/** An order that went to the other side, and whether it came back (三（二）3). */
export interface Sent {
  readonly order: OrderId;
  readonly seat: SeatId;
  readonly person: string;
  readonly lentTo: string;
  readonly row: string;
  readonly level: Level;
  readonly at: number;
  readonly returned: 0 | 1;
}

/** A deadline of an order: first response 初步响应 or progress 处理进度 (三（四）). `department` −1: the order itself. */
export interface Stage {
  readonly order: OrderId;
  readonly department: number;
  readonly stage: ResponseStage;
  readonly seat: SeatId;
  readonly lentTo: string;
  readonly row: string;
  readonly level: Level;
  readonly dueAt: number;
  readonly metAt: number | null;
}

export interface Facts {
  readonly contacts: readonly Contact[];
  readonly spans: readonly Span[];
  readonly climbs: readonly Climb[];
  readonly sents: readonly Sent[];
  readonly stages: readonly Stage[];
}
