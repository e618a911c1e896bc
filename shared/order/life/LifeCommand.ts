import type { Millis } from '../../kernel/clock';
import type { OrderId } from '../../kernel/ids';
import type { OrderFields } from '../conflict/OrderFields';
import type { OrderMatter } from '../matter/newMatter';
import type { CallBack, LinkKind, OrderCodes } from './LifeEvent';

/** What a person asks of an order that is there. */
export type LifeCommand =
  /** Some fields anew. `reason`: why the level is lower than before. `settled`: the version it was settled with. */
  | {
      readonly type: 'reviseOrder';
      readonly fields: Partial<OrderFields>;
      readonly reason?: string | undefined;
      readonly settled?: number | undefined;
    }
  /** Another row or item; `matter` undefined: the lists have no such. */
  | { readonly type: 'changeMatter'; readonly matter: OrderMatter | undefined; readonly reason: string }
  | { readonly type: 'undoMatter' }
  | { readonly type: 'submitDraft' }
  | { readonly type: 'discardDraft'; readonly reason: string }
  | { readonly type: 'assignOrder'; readonly departments: readonly number[]; readonly reason: string }
  | {
      readonly type: 'recordResult';
      readonly text: string;
      readonly department?: number | undefined;
      readonly at: Millis;
    }
  | ({ readonly type: 'callBack' } & CallBack)
  | {
      readonly type: 'superviseOrder';
      readonly reason: string;
      readonly until?: Millis | undefined;
      readonly at: Millis;
    }
  | { readonly type: 'liftSupervision'; readonly reason: string }
  | { readonly type: 'reopenOrder'; readonly reason: string; readonly at: Millis }
  | { readonly type: 'linkOrder'; readonly to: OrderId; readonly number: string; readonly kind: LinkKind }
  | { readonly type: 'unlinkOrder'; readonly to: OrderId }
  | { readonly type: 'mergeOrder'; readonly into: OrderId; readonly number: string }
  | { readonly type: 'unmergeOrder'; readonly reason: string }
  | { readonly type: 'absorbOrder'; readonly order: OrderId; readonly number: string }
  | { readonly type: 'releaseOrder'; readonly order: OrderId }
  | { readonly type: 'markLinkage'; readonly marked: boolean; readonly reason: string }
  | ({ readonly type: 'assignCodes' } & OrderCodes);
