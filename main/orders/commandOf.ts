// Runs in the host. What the desk asks becomes commands: of the order itself, and of the other end of a tie.

import type { Lists } from '@shared/diversion/types';
import { assertNever } from '@shared/kernel/assertNever';
import type { OrderId } from '@shared/kernel/ids';
import { otherSide, type Side } from '@shared/kernel/side';
import type { OrderCommand } from '@shared/order/decideOrder';
import { newMatter } from '@shared/order/matter/newMatter';
import type { Order } from '@shared/order/Order';
import type { OrderAction } from '@shared/order/OrderAction';

interface End {
  readonly id: OrderId;
  readonly order: Order;
}

export interface Asked {
  readonly at: number;
  readonly side: Side;
  readonly lists: Pick<Lists, 'rows' | 'overlaps'>;
  /** Of these lists. */
  readonly version: string;
  readonly one: End;
  /** The other end, where the action ties two. */
  readonly two: End | undefined;
}

export interface Commands {
  readonly here: OrderCommand;
  readonly there?: OrderCommand | undefined;
}

export function commandOf(action: OrderAction, asked: Asked): Commands {
  const { at, side } = asked;
  switch (action.type) {
    case 'submit':
      return { here: { type: 'submitDraft' } };
    case 'discard':
      return { here: { ...action, type: 'discardDraft' } };
    case 'accept':
      return { here: { type: 'acceptOrder' } };
    case 'changeMatter': {
      const found = newMatter(asked.one.order, asked.lists, action)?.matter;
      const matter = found && { ...found, lists: asked.version };
      return { here: { type: 'changeMatter', matter, reason: action.reason } };
    }
    case 'undoMatter':
      return { here: action };
    case 'dispatch':
      return { here: { ...action, type: 'dispatchOrder', to: otherSide(side) } };
    case 'assign':
      return { here: { ...action, type: 'assignOrder' } };
    case 'respond':
      return { here: { ...action, type: 'noteResponse', at } };
    case 'result':
      return { here: { ...action, type: 'recordResult', at } };
    case 'callBack':
      return { here: { ...action, type: 'callBack', at } };
    case 'close':
      return { here: { ...action, type: 'closeOrder' } };
    case 'reopen':
      return { here: { ...action, type: 'reopenOrder', at } };
    case 'supervise':
      return { here: { ...action, type: 'superviseOrder', at } };
    case 'liftSupervision':
      return { here: action };
    case 'markLinkage':
      return { here: action };
    case 'codes':
      return { here: { ...action, type: 'assignCodes' } };
    case 'link':
    case 'unlink':
    case 'merge':
    case 'unmerge':
      return tieOf(action, asked);
    default:
      return assertNever(action);
  }
}

type Tie = Extract<OrderAction, { type: 'link' | 'unlink' | 'merge' | 'unmerge' }>;

function tieOf(action: Tie, { one, two }: Asked): Commands {
  // Without the other end the command is decided for this one alone, which refuses it or finds nothing to do.
  const to = two?.id ?? one.id;
  const number = two?.order.number ?? '';
  const from = { order: one.id, number: one.order.number };
  switch (action.type) {
    case 'link': {
      const { kind } = action;
      const there = { type: 'linkOrder', to: one.id, number: one.order.number, kind } as const;
      return { here: { type: 'linkOrder', to, number, kind }, there };
    }
    case 'unlink':
      return { here: { type: 'unlinkOrder', to }, there: { type: 'unlinkOrder', to: one.id } };
    case 'merge':
      return { here: { type: 'mergeOrder', into: to, number }, there: { type: 'absorbOrder', ...from } };
    case 'unmerge':
      return {
        here: { type: 'unmergeOrder', reason: action.reason },
        there: { type: 'releaseOrder', order: one.id },
      };
  }
}
