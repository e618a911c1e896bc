import type { OrderId } from '../kernel/ids';
import type { ResponseStage } from './atOnce/AtOnceEvent';
import type { LinkKind, Satisfaction } from './life/LifeEvent';
import type { Escalation } from './OrderEvent';

/** What the desk asks of an order: the host adds time, person and the number of the other order. */
export type OrderAction =
  | { readonly type: 'submit' }
  | { readonly type: 'discard'; readonly reason: string }
  | { readonly type: 'accept' }
  /** Another row, or item of it (empty: the row alone); and back to what it was before. */
  | {
      readonly type: 'changeMatter';
      readonly row: string;
      readonly item: string;
      readonly reason: string;
    }
  | { readonly type: 'undoMatter' }
  | { readonly type: 'dispatch'; readonly reason: string; readonly escalation?: Escalation | undefined }
  | { readonly type: 'assign'; readonly departments: readonly number[]; readonly reason: string }
  | { readonly type: 'respond'; readonly stage: ResponseStage; readonly department?: number | undefined }
  | { readonly type: 'result'; readonly text: string; readonly department?: number | undefined }
  | {
      readonly type: 'callBack';
      readonly reached: boolean;
      readonly satisfaction?: Satisfaction | undefined;
      readonly note: string;
    }
  | { readonly type: 'close'; readonly result: string; readonly noCallBack?: string | undefined }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'supervise'; readonly reason: string; readonly until?: number | undefined }
  | { readonly type: 'liftSupervision'; readonly reason: string }
  /** `number`: of the other order, as people say it. */
  | { readonly type: 'link'; readonly number: string; readonly kind: LinkKind }
  | { readonly type: 'unlink'; readonly to: OrderId }
  | { readonly type: 'merge'; readonly number: string }
  | { readonly type: 'unmerge'; readonly reason: string }
  | { readonly type: 'markLinkage'; readonly marked: boolean; readonly reason: string }
  | { readonly type: 'codes'; readonly organisation: string; readonly division: string };
