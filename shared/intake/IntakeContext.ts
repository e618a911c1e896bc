import type { AttemptResult, LadderStep } from '../call/CallFact';
import type { HandoverRecord } from '../call/HandoverRecord';
import type { AttemptId, LegId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { AttemptSummary } from '../order/OrderEvent';
import type { Answer, Consent, Level, NonCase, Owner } from './IntakeEvent';
import { EMPTY_FORM, type IntakeForm } from './IntakeForm';
import type { QuestionAnswers } from './questions/QuestionAnswer';

/**
 * Where the caller is. `lost`: the program died and the phone no longer has the call; `found`: it died and the
 * phone still has it. Only `live` and `found` can be talked to.
 */
export type Line = 'live' | 'gone' | 'lost' | 'found';

/** What becomes of the matter. `settledTheirs`: agreed in a three-party call, the partner heard it all. */
export type Disposal = 'undecided' | 'kept' | 'answered' | 'dispatched' | 'handedOff' | 'settledTheirs';

/** The one climb that runs now. `id` is missing until the phone has begun to dial. */
export interface OpenAttempt {
  readonly id?: AttemptId | undefined;
  readonly step: LadderStep;
  readonly target: string;
  readonly at: 'requested' | 'dialling' | 'ringing' | 'answered';
}

export interface Danger {
  readonly now: boolean;
  readonly kinds: readonly string[];
  /** Why a person lowered it; the lead sees this. */
  readonly lowered?: string | undefined;
  /** The caller's words that have raised it, or stood there when it was lowered: they raise it no more. */
  readonly words?: readonly string[] | undefined;
  /** Who raised it last; `110`: it came with the call from there, so police know of it. */
  readonly by?: 'person' | 'words' | '110' | undefined;
}

/** Everything the intake remembers besides the step it is at. Plain data. */
export interface IntakeContext {
  readonly side: Side;
  readonly callerNumber: string;
  readonly callerLeg?: LegId | undefined;
  readonly partnerLeg?: LegId | undefined;
  /** 移交单 that came with the call. */
  readonly handover?: HandoverRecord | undefined;
  readonly form: IntakeForm;
  /** Code of the row, and of the item; empty until chosen. */
  readonly row: string;
  readonly item: string;
  readonly overlapAnswers: Readonly<Record<string, Answer>>;
  /** The caller's answers to the first questions, each with its time. */
  readonly answers: QuestionAnswers;
  readonly danger: Danger;
  readonly overruled?: { readonly owner: Owner; readonly reason: string } | undefined;
  readonly consent: Consent | 'notAsked';
  readonly attempt?: OpenAttempt | undefined;
  readonly attempts: readonly AttemptSummary[];
  /** Target of the last attempt that failed: offered again as a three-party call. */
  readonly fallback?: string | undefined;
  readonly disposal: Disposal;
  readonly settled?: { readonly takenBy: Side; readonly saidBy: string } | undefined;
  readonly level?: Level | undefined;
  readonly levelReason?: string | undefined;
  readonly line: Line;
  /** An order was asked for. */
  readonly saved: boolean;
  /** Something was written after that. */
  readonly unsaved: boolean;
  readonly dispatchSent: boolean;
  readonly nonCase?: NonCase | undefined;
  /** The call was over before anybody here answered it. */
  readonly missed: boolean;
}

export const startContext = (side: Side): IntakeContext => ({
  side,
  callerNumber: '',
  form: EMPTY_FORM,
  row: '',
  item: '',
  overlapAnswers: {},
  answers: {},
  danger: { now: false, kinds: [] },
  consent: 'notAsked',
  attempts: [],
  disposal: 'undecided',
  line: 'live',
  saved: false,
  unsaved: false,
  dispatchSent: false,
  missed: false,
});

/** Results that put the caller and the target into one call. */
export const reached = (result: AttemptResult): boolean => result === 'handedOff' || result === 'threeParty';
