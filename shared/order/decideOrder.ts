import type { NonCase } from '../intake/IntakeEvent';
import { assertNever } from '../kernel/assertNever';
import type { CallId } from '../kernel/ids';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Side } from '../kernel/side';
import type { BindingPrecedent } from '../precedent/Precedent';
import { type AtOnceCommand, decideAtOnce } from './atOnce/decideAtOnce';
import type { Order } from './Order';
import type { OrderContent, OrderEvent } from './OrderEvent';

/** What a person, or the intake for him, asks of an order. */
export type OrderCommand =
  | AtOnceCommand
  | {
      readonly type: 'createOrder';
      readonly number: string;
      readonly call?: CallId | undefined;
      readonly content: OrderContent;
      /** Milliseconds since the epoch. */
      readonly createdAt?: number | undefined;
    }
  | { readonly type: 'editOrder'; readonly content: OrderContent }
  | { readonly type: 'applyPrecedent'; readonly precedent: BindingPrecedent }
  | { readonly type: 'dispatchOrder'; readonly to: Side; readonly reason: string }
  | { readonly type: 'acceptOrder' }
  | { readonly type: 'returnOrder'; readonly reason: string }
  | { readonly type: 'closeOrder'; readonly result: string; readonly nonCase?: NonCase | undefined };

/** Who asks: the side of the seat. Roles come with their own issue. */
export interface OrderActor {
  readonly side: Side;
  /** The decision that binds the matter now, where it was made after the order was written. */
  readonly precedent?: BindingPrecedent | undefined;
}

type Decision = Result<readonly OrderEvent[]>;

/**
 * The events that `command` records, or the rule it breaks. Pure; `order` undefined: there is none yet. A command
 * that changes nothing is taken and records nothing, so that a retry after a lost answer does no harm.
 */
export function decideOrder(order: Order | undefined, command: OrderCommand, who: OrderActor): Decision {
  if (command.type === 'createOrder') return create(order, command, who);
  if (order === undefined) return fail(UNKNOWN);
  if (isAtOnce(command)) return order.side === who.side ? decideAtOnce(order, command) : fail(OTHERS);
  if (order.state === 'closed') return closedAlready(order, command);
  switch (command.type) {
    case 'editOrder':
      return edit(order, command.content, who);
    case 'applyPrecedent':
      return applyPrecedent(order, command.precedent);
    case 'dispatchOrder':
      return dispatch(order, command, who);
    case 'acceptOrder':
      return accept(order, who);
    case 'returnOrder':
      return giveBack(order, command.reason.trim(), who);
    case 'closeOrder':
      return close(order, command, who);
    default:
      return assertNever(command);
  }
}

function create(
  order: Order | undefined,
  { number, call, content, createdAt }: Extract<OrderCommand, { type: 'createOrder' }>,
  { side }: OrderActor,
): Decision {
  const at = createdAt === undefined ? {} : { createdAt };
  if (order === undefined) return ok([{ type: 'orderCreated', number, side, call, content, ...at }]);
  return order.number === number
    ? ok([])
    : fail({ code: 'orderExists', message: `工单已经存在，编号是${order.number}。` });
}

/** Content is the holder's: whoever has to act on the matter writes it. */
function edit(order: Order, content: OrderContent, { side }: OrderActor): Decision {
  if (order.holder !== side)
    return fail({ code: 'notHolder', message: `工单已由${order.holder}接收，只有对方能修改。` });
  return ok([{ type: 'orderEdited', content }]);
}

/** 三（二）3, both directions. */
function dispatch(
  order: Order,
  { to, reason }: Extract<OrderCommand, { type: 'dispatchOrder' }>,
  { side }: OrderActor,
): Decision {
  if (order.holder !== side)
    return fail({ code: 'notHolder', message: `工单现在在${order.holder}，不能由本方派发。` });
  if (to === side)
    return fail({ code: 'sameSide', message: '工单互派是派给对方，不能派给本方（三（二）3）。' });
  if (order.state === 'dispatched') return ok([]);
  if (reason.trim() === '')
    return fail({ code: 'reasonMissing', message: '派单要写明理由，对方凭理由受理（三（二）3）。' });
  return ok([{ type: 'orderDispatched', to, reason }]);
}

function accept(order: Order, { side }: OrderActor): Decision {
  if (order.state === 'accepted' && order.holder === side) return ok([]);
  return order.state === 'dispatched' && order.sent?.to === side
    ? ok([{ type: 'orderAccepted', by: side }])
    : fail({ code: 'notSentHere', message: '工单没有派给本方，不能接收。' });
}

const applyPrecedent = (order: Order, precedent: BindingPrecedent): Decision =>
  ok(order.precedent?.id === precedent.id ? [] : [{ type: 'precedentApplied', precedent }]);

/** Before or after it was accepted; by the side that it was sent to alone; never under a precedent. */
function giveBack(order: Order, reason: string, { side, precedent }: OrderActor): Decision {
  const here = order.state === 'dispatched' || order.state === 'accepted';
  if (!here || order.sent?.to !== side)
    return fail({ code: 'notSentHere', message: '工单没有派给本方，不能退回。' });
  const binding = order.precedent ?? precedent;
  if (binding !== undefined) return fail(boundBy(binding));
  return reason === ''
    ? fail({ code: 'reasonMissing', message: '退回工单要写明理由。' })
    : ok([{ type: 'orderReturned', by: side, reason }]);
}

function close(
  order: Order,
  { result, nonCase }: Extract<OrderCommand, { type: 'closeOrder' }>,
  { side }: OrderActor,
): Decision {
  if (order.holder !== side)
    return fail({ code: 'notHolder', message: `工单在${order.holder}办理，由对方办结。` });
  if (order.state === 'dispatched')
    return fail({ code: 'waitsForAnswer', message: '工单已派给对方，对方接收或退回以前不能办结。' });
  if (nonCase !== undefined && order.content.dangerNow)
    return fail({ code: 'dangerNow', message: '标记了现场危险，不能记为无效来电（三（三）1）。' });
  return result.trim() === ''
    ? fail({ code: 'resultMissing', message: '办结要写明结果。' })
    : ok([{ type: 'orderClosed', result, ...(nonCase === undefined ? {} : { nonCase }) }]);
}

const boundBy = ({ title, decidedOn, clause }: BindingPrecedent): Failure => ({
  code: 'boundByPrecedent',
  message: `${decidedOn}会商已定“${title}”的主办、协办单位，同类事项参照办理，不得退回（${clause}）。`,
  hint: '认为不是同类事项的，请提请原召集单位会商，不要退单。',
});

/** The end is the end; the same closing asked twice is no fault. */
const closedAlready = (order: Order, command: OrderCommand): Decision =>
  command.type === 'closeOrder' && command.result === order.result
    ? ok([])
    : fail({ code: 'orderClosed', message: `工单${order.number}已经办结，不能再改。` });

const AT_ONCE: ReadonlySet<string> = new Set<AtOnceCommand['type']>([
  'openAtOnce',
  'dialDuty',
  'endDutyCall',
  'tellOtherwise',
  'noteResponse',
]);
const isAtOnce = (command: OrderCommand): command is AtOnceCommand => AT_ONCE.has(command.type);

const OTHERS: Failure = { code: 'notHolder', message: '工单由对方记录，同步报告和电话通知由对方做。' };
const UNKNOWN: Failure = { code: 'orderUnknown', message: '没有这张工单。' };
