import type { OrderFields } from '@shared/order/conflict/OrderFields';
import type { FormValues } from './orderForms';
import type { WorkKind } from './orderWork';

/** A form that is open on an order, as it is written so far. */
export interface StepDraft {
  /** Number of the order. */
  readonly number: string;
  readonly kind: WorkKind;
  readonly values?: FormValues | undefined;
  /** Of an edit: the version that it was begun with, the fields, and why the level is lower. */
  readonly edit?:
    | { readonly base: number; readonly fields: OrderFields; readonly reason: string }
    | undefined;
}
