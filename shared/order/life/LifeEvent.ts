import type { Millis } from '../../kernel/clock';
import type { OrderId } from '../../kernel/ids';

/** 满意度 as the citizen said it; `notAsked`: reached, and the question did not fit. */
export type Satisfaction = 'satisfied' | 'fair' | 'dissatisfied' | 'notAsked';

/** 关联 of two orders that stay two. */
export type LinkKind = 'related' | 'sameCaller' | 'followUp';

/** Codes of 四（一）: the unified organisation code (GB 32100) and the administrative division (GB/T 2260). */
export interface OrderCodes {
  readonly organisation: string;
  readonly division: string;
}

/** One try to call the citizen back. */
export interface CallBack {
  readonly reached: boolean;
  /** Where the citizen was reached. */
  readonly satisfaction?: Satisfaction | undefined;
  readonly note: string;
  readonly at: Millis;
}

/** What happens to an order between its creation and its end, beside the dispatch between the sides. */
export type LifeEvent =
  | { readonly type: 'draftSubmitted' }
  | { readonly type: 'draftDiscarded'; readonly reason: string }
  /** 派发: the main department first, assisting ones behind it. */
  | { readonly type: 'orderAssigned'; readonly departments: readonly number[]; readonly reason: string }
  | {
      readonly type: 'resultRecorded';
      readonly text: string;
      readonly department?: number | undefined;
      readonly at: Millis;
    }
  | ({ readonly type: 'citizenCalledBack' } & CallBack)
  /** 督办, with the time until which an answer is wanted. */
  | {
      readonly type: 'orderSupervised';
      readonly reason: string;
      readonly until?: Millis | undefined;
      readonly at: Millis;
    }
  | { readonly type: 'supervisionLifted'; readonly reason: string }
  | { readonly type: 'orderReopened'; readonly reason: string; readonly at: Millis }
  | { readonly type: 'orderLinked'; readonly to: OrderId; readonly number: string; readonly kind: LinkKind }
  | { readonly type: 'orderUnlinked'; readonly to: OrderId }
  /** 并单: this order goes on in `into`; recorded in both streams at once. */
  | { readonly type: 'orderMerged'; readonly into: OrderId; readonly number: string }
  | { readonly type: 'orderUnmerged'; readonly reason: string }
  /** The other half: `order` goes on here, or does no longer. */
  | { readonly type: 'orderAbsorbed'; readonly order: OrderId; readonly number: string }
  | { readonly type: 'orderReleased'; readonly order: OrderId }
  /** 联动标识 of 四（一）. */
  | { readonly type: 'linkageMarked'; readonly marked: boolean; readonly reason: string }
  | ({ readonly type: 'codesAssigned' } & OrderCodes);
