import type { AttemptResult, LadderStep } from '../call/CallFact';
import type { Level, NonCase, Owner } from '../intake/IntakeEvent';
import type { IntakeForm } from '../intake/IntakeForm';
import type { QuestionAnswers } from '../intake/questions/QuestionAnswer';
import type { CallId, IncidentId, PersonId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { BindingPrecedent } from '../precedent/Precedent';
import type { AtOnceEvent } from './atOnce/AtOnceEvent';
import type { LifeEvent } from './life/LifeEvent';
import type { OrderMatter } from './matter/newMatter';

/** One climb on the ladder, kept with the order so that the record explains itself. */
export interface AttemptSummary {
  readonly step: LadderStep;
  readonly target: string;
  readonly result: AttemptResult;
}

/** The matter as it was when the order was saved. */
export interface OrderContent {
  readonly form: IntakeForm;
  readonly callerNumber: string;
  readonly row: string;
  readonly item: string;
  readonly owner: Owner;
  /** Clause that decided the owner. */
  readonly clause: string;
  /** Version of the official lists that row, item and owner were decided by (ReferenceVersions). */
  readonly lists?: string | undefined;
  readonly level: Level;
  readonly dangerNow: boolean;
  readonly danger: readonly string[];
  /** Why a person lowered the danger, where one did: the lead reads it. */
  readonly dangerLowered?: string | undefined;
  /** The caller's answers to the first questions, each with its time. */
  readonly answers?: QuestionAnswers | undefined;
  /** 三（二）2: who takes it by the three-party call, and who said so. */
  readonly settled?: { readonly takenBy: Side; readonly saidBy: string } | undefined;
  readonly attempts: readonly AttemptSummary[];
  /** True where both sides had a hand in it: the linkage mark of 四（一）. */
  readonly linkage: boolean;
  /** The event that many callers report, where this matter was joined to one. */
  readonly incident?: IncidentId | undefined;
  /** Calls that prove what is reported: the harassing ones, this one last (五（四）). */
  readonly evidence?: readonly EvidenceCall[] | undefined;
}

/** One call as a proof: its stream holds every fact of it. `at`: when it came. */
export interface EvidenceCall {
  readonly call: CallId;
  readonly at: number;
  readonly answeredAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly nonCase: NonCase;
}

/** 三（二）3: what a running order goes to the other side for. */
export type Escalation = 'outOfControl' | 'otherDepartment';

/** What happened to a work order 工单. Recorded in its own stream; `person` where somebody was signed in by name. */
export type OrderEvent = OrderFact & { readonly person?: PersonId | undefined };

type OrderFact =
  | AtOnceEvent
  | LifeEvent
  | {
      readonly type: 'orderCreated';
      /** Number that people say: side, date, seat, running number. */
      readonly number: string;
      readonly side: Side;
      readonly call?: CallId | undefined;
      readonly content: OrderContent;
      /** Milliseconds since the epoch; its clocks start from it. Absent in orders of the first version. */
      readonly createdAt?: number | undefined;
      /** Written by hand and not submitted yet. */
      readonly draft?: true | undefined;
      /** Unified organisation code of whoever wrote it (四（一）), where it is set. */
      readonly organisation?: string | undefined;
    }
  /**
   * `reason`: why the level is lower, or the matter another; `settled`: it was settled by a person against this
   * version of the stream; `was`: the matter before, where another row or item was chosen.
   */
  | {
      readonly type: 'orderEdited';
      readonly content: OrderContent;
      readonly reason?: string | undefined;
      readonly settled?: number | undefined;
      readonly was?: OrderMatter | undefined;
    }
  /** 三（三）2: the order follows a coordination's decision and may not be returned. */
  | { readonly type: 'precedentApplied'; readonly precedent: BindingPrecedent }
  | {
      readonly type: 'orderDispatched';
      readonly to: Side;
      readonly reason: string;
      readonly escalation?: Escalation | undefined;
    }
  | { readonly type: 'orderAccepted'; readonly by: Side }
  | { readonly type: 'orderReturned'; readonly by: Side; readonly reason: string }
  | {
      readonly type: 'orderClosed';
      readonly result: string;
      readonly nonCase?: NonCase | undefined;
      /** Why the citizen was not called back. */
      readonly noCallBack?: string | undefined;
    };
