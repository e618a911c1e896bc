import type { OrderId } from '@shared/kernel/ids';
import type { Side } from '@shared/kernel/side';
import { otherSide } from '@shared/kernel/side';
import { decideOrder, type OrderCommand } from '@shared/order/decideOrder';
import { ORDER_RIGHTS } from '@shared/order/life/orderRights';
import type { Order } from '@shared/order/Order';
import { may } from '@shared/person/may';
import type { Role } from '@shared/person/Role';

/** What a person can do on an order's page, in the order of its life. The first nine have the digits. */
export const WORK_KINDS = [
  'submit',
  'accept',
  'return',
  'edit',
  'matter',
  'undoMatter',
  'dispatch',
  'assign',
  'result',
  'callBack',
  'close',
  'reopen',
  'supervise',
  'liftSupervision',
  'merge',
  'unmerge',
  'link',
  'markLinkage',
  'codes',
  'discard',
] as const;

export type WorkKind = (typeof WORK_KINDS)[number];

const ANOTHER = { row: 'another', item: '', owner: 'unclear', clause: '', level: 3 } as const;

/** A step with all its fields filled in: what the rules say to it is what they would say to the person's. */
function sampleOf(kind: WorkKind, order: Order, side: Side): OrderCommand {
  const to = 'another' as OrderId;
  const reason = '-';
  const samples: Readonly<Record<WorkKind, OrderCommand>> = {
    submit: { type: 'submitDraft' },
    accept: { type: 'acceptOrder' },
    return: { type: 'returnOrder', reason },
    edit: { type: 'reviseOrder', fields: { narrative: `${order.content.form.narrative} ` }, reason },
    matter: { type: 'changeMatter', matter: ANOTHER, reason },
    undoMatter: { type: 'undoMatter' },
    dispatch: { type: 'dispatchOrder', to: otherSide(side), reason },
    assign: { type: 'assignOrder', departments: [0], reason },
    result: { type: 'recordResult', text: reason, at: 0 },
    callBack: { type: 'callBack', reached: false, note: reason, at: 0 },
    close: { type: 'closeOrder', result: order.result ?? reason, noCallBack: reason },
    reopen: { type: 'reopenOrder', reason, at: 0 },
    supervise: { type: 'superviseOrder', reason, at: 0 },
    liftSupervision: { type: 'liftSupervision', reason },
    merge: { type: 'mergeOrder', into: to, number: '' },
    unmerge: { type: 'unmergeOrder', reason },
    link: { type: 'linkOrder', to, number: '', kind: 'related' },
    markLinkage: { type: 'markLinkage', marked: !order.linkage, reason },
    codes: {
      type: 'assignCodes',
      organisation: '',
      division: order.codes.division === '000000' ? '' : '000000',
    },
    discard: { type: 'discardDraft', reason },
  };
  return samples[kind];
}

/** Refusals that a person should read rather than find a step missing: why a return is blocked, above all. */
const SHOWN_REFUSED: ReadonlySet<string> = new Set(['boundByPrecedent', 'dissatisfied']);

/**
 * The steps that the rules would take now from this side and role. The rules themselves are asked, so that the page
 * can't offer what the host refuses.
 */
export function workOf(order: Order, side: Side, role: Role): readonly WorkKind[] {
  return WORK_KINDS.filter((kind) => {
    const command = sampleOf(kind, order, side);
    const decided = decideOrder(order, command, { side, role });
    if (!decided.ok) return SHOWN_REFUSED.has(decided.error.code) && may(role, ORDER_RIGHTS[command.type]);
    if (kind === 'edit') return order.content.form.narrative !== '' || order.state === 'draft';
    return decided.value.length > 0;
  });
}
