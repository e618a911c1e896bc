import type { RecordedEvent } from '../../events/RecordedEvent';
import type { OrderId } from '../../kernel/ids';
import type { MissedCall, MissedId } from '../../missed/MissedCall';
import type { ResponseStage } from '../../order/atOnce/AtOnceEvent';
import type { Checklist } from '../../order/atOnce/Checklist';
import type { OrderFields } from '../../order/conflict/OrderFields';
import type { OrderAction } from '../../order/OrderAction';
import type { OrderRow, OrderSort } from '../../order/OrderRow';
import type {
  OrderCounts,
  OrderCursor,
  OrderFilter,
  OrderListPage,
  OrderOrder,
  OrderView,
} from '../../order/OrderView';
import type { DutyParty } from '../../order/roster/dutyPhone';

/** `saved: false`: somebody else wrote since; nothing was saved, and a person has to settle it. */
export type EditAnswer =
  | { readonly saved: true }
  | {
      readonly saved: false;
      /** Of the order as it is now. */
      readonly version: number;
      readonly base: OrderFields;
      readonly theirs: OrderFields;
      /** Person or seat that wrote it. */
      readonly by: string;
    };

/** `data` in base64; `rows`: orders in it. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly data: string;
  readonly rows: number;
}

export type MissedAction =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'callBack' }
  | { readonly type: 'close'; readonly note: string };

/** `dial` without `to`: whoever is next. The caller on the line is put on hold by the phone. */
export type AtOnceAction =
  | { readonly type: 'dial'; readonly to?: DutyParty | undefined }
  | { readonly type: 'told'; readonly to: DutyParty; readonly reason: string }
  | { readonly type: 'responded'; readonly department?: number | undefined; readonly stage: ResponseStage };

/** Orders and missed calls. */
export interface OrderCalls {
  'order.list': {
    arg: {
      query: string;
      limit: number;
      sort?: OrderSort | undefined;
      /** This seat's orders whose at-once checklist is open, oldest first; whatever the query. */
      atOnce?: true | undefined;
    };
    answer: readonly OrderRow[];
  };
  /** 三（四）1–2: a step of the checklist. What follows comes as events of the order. */
  'order.atOnce': { arg: { order: OrderId; action: AtOnceAction }; answer: null };
  /** This seat's checklists that are open, oldest first, each step with the phone that is on duty now. */
  'order.checklists': { arg: Record<string, never>; answer: readonly Checklist[] };
  'order.read': { arg: { order: OrderId }; answer: readonly RecordedEvent[] };
  /** 三（三）2: refused under a precedent. */
  'order.return': { arg: { order: OrderId; reason: string }; answer: null };
  /** An empty draft of one's own. */
  'order.create': { arg: Record<string, never>; answer: { order: OrderId; number: string } };
  'order.act': { arg: { order: OrderId; action: OrderAction }; answer: null };
  /** Fields anew, begun at version `base` of the order; `settled`: the version that a conflict was settled against. */
  'order.edit': {
    arg: {
      order: OrderId;
      base: number;
      fields: OrderFields;
      reason: string;
      settled?: number | undefined;
    };
    answer: EditAnswer;
  };
  'order.find': {
    arg: {
      view: OrderView;
      query: string;
      filter: OrderFilter;
      order: OrderOrder;
      after?: OrderCursor | undefined;
      limit: number;
    };
    answer: OrderListPage;
  };
  'order.counts': { arg: Record<string, never>; answer: OrderCounts };
  'order.export': {
    arg: { format: 'csv' | 'xlsx'; view: OrderView; query: string; filter: OrderFilter; full: boolean };
    answer: ExportedFile;
  };
  /**
   * The open order leaves the screen; recorded before it does. The answer is the file, or null: the page prints
   * itself, as on paper and wherever the host makes no PDF. `full`: its numbers are shown.
   */
  'order.print': { arg: { order: OrderId; as: 'paper' | 'pdf'; full: boolean }; answer: ExportedFile | null };
  /** Longest waiting first, numbers masked. */
  'missed.list': { arg: Record<string, never>; answer: readonly MissedCall[] };
  'missed.act': { arg: { missed: MissedId; action: MissedAction }; answer: null };
  /** Telephone numbers of an order in full, on this screen: asked first, because the showing is recorded. */
  'order.showNumbers': { arg: { order: OrderId }; answer: null };
}
