import type { NonCase } from '../intake/IntakeEvent';
import type { CallId, OrderId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { BindingPrecedent } from '../precedent/Precedent';
import type { AtOnce } from './atOnce/AtOnce';
import type { AtOnceEvent, OrderClock } from './atOnce/AtOnceEvent';
import type { CallBack, LinkKind, OrderCodes } from './life/LifeEvent';
import type { OrderMatter } from './matter/newMatter';
import type { Escalation, OrderContent } from './OrderEvent';
import type { OrderRow } from './OrderRow';

/** A work order 工单 as its events tell it. */
export interface Order {
  readonly number: string;
  /** The side that wrote it. */
  readonly side: Side;
  readonly call?: CallId | undefined;
  readonly content: OrderContent;
  /** The matter before the last change of the content, where that was a change of the matter: it can be undone. */
  readonly matterWas?: OrderMatter | undefined;
  readonly state: OrderRow['state'];
  /** The side that has to act on it now. While it is dispatched and not accepted, that is still the sender. */
  readonly holder: Side;
  /** Where it was dispatched last, and why. */
  readonly sent?:
    | { readonly to: Side; readonly reason: string; readonly escalation?: Escalation | undefined }
    | undefined;
  /** The departments that have it in hand, the main one first. */
  readonly assigned?: { readonly departments: readonly number[]; readonly reason: string } | undefined;
  /** Why it came back. */
  readonly returned?: { readonly by: Side; readonly reason: string } | undefined;
  /** The decision that it follows: it may not be returned (三（三）2). */
  readonly precedent?: BindingPrecedent | undefined;
  readonly result?: string | undefined;
  readonly nonCase?: NonCase | undefined;
  /** When it was written, milliseconds since the epoch. */
  readonly createdAt?: number | undefined;
  /** The checklist of level 1 or 2 (三（四）1–2). */
  readonly atOnce?: AtOnce | undefined;
  /** Deadlines as they were worked out when each clock started. */
  readonly clocks: readonly OrderClock[];
  /** What departments have answered so far. */
  readonly responses: readonly Extract<AtOnceEvent, { type: 'responseNoted' }>[];
  /** Since the last result. */
  readonly callBacks: readonly CallBack[];
  readonly supervision?:
    | { readonly reason: string; readonly at: number; readonly until?: number | undefined }
    | undefined;
  readonly links: readonly { readonly to: OrderId; readonly number: string; readonly kind: LinkKind }[];
  readonly mergedInto?: MergedOrder | undefined;
  /** Orders that go on in this one. */
  readonly absorbed: readonly MergedOrder[];
  /** The linkage mark of 四（一）: set by the intake, by a dispatch, or by a person. */
  readonly linkage: boolean;
  readonly codes: OrderCodes;
  /** Its clocks run from here, where it was closed and opened again. */
  readonly reopenedAt?: number | undefined;
}

export interface MergedOrder {
  readonly order: OrderId;
  readonly number: string;
}

/** Closed, part of another, or a draft that was thrown away: nothing is due any more. */
export const isOver = ({ state }: Pick<Order, 'state'>): boolean =>
  state === 'closed' || state === 'merged' || state === 'discarded';
