import type { QuestionAnswers } from '../intake/questions/QuestionAnswer';
import type { HandoverId, SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';

/** What SIP carries of the record beside its id, no personal data: X-Linkage-Row and X-Linkage-Danger. */
export interface HandoverBrief {
  /** Code of the row, empty where none was chosen yet. */
  readonly row: string;
  /** Kinds of danger; told only while there is danger now. */
  readonly danger: readonly string[];
  readonly dangerNow: boolean;
}

/** 移交单: what the partner sees before answering. Travels ahead of the call; its id goes in X-Linkage-Handover. */
export interface HandoverRecord {
  readonly id: HandoverId;
  readonly from: SeatId;
  /** Number that is rung: the other side, or an emergency number. */
  readonly target: string;
  readonly fromSide: Side;
  readonly callerNumber: string;
  /** Code of the row and of the item, empty where none was chosen yet. */
  readonly row: string;
  readonly item: string;
  readonly place: string;
  readonly division: string;
  readonly narrative: string;
  readonly danger: readonly string[];
  readonly dangerNow: boolean;
  /** The caller's words that have raised danger there, or were judged with it: they raise it no more here. */
  readonly dangerWords?: readonly string[] | undefined;
  /** What the caller has answered already, so that nobody asks it twice. */
  readonly answers?: QuestionAnswers | undefined;
  /** Why it comes to the partner, with its clause. */
  readonly reason: string;
  readonly consent: 'given' | 'refused' | 'notPossible' | 'notAsked';
  readonly at: number;
}
