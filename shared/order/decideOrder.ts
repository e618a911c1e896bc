import type { NonCase } from '../intake/IntakeEvent';
import { assertNever } from '../kernel/assertNever';
import type { CallId, OrderId, PersonId } from '../kernel/ids';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Side } from '../kernel/side';
import { may } from '../person/may';
import type { Role } from '../person/Role';
import type { BindingPrecedent } from '../precedent/Precedent';
import { type AtOnceCommand, decideAtOnce } from './atOnce/decideAtOnce';
import { closingRule, decideLife } from './life/decideLife';
import type { LifeCommand } from './life/LifeCommand';
import { ORDER_RIGHTS } from './life/orderRights';
import { RULES } from './life/rules';
import { isOver, type Order } from './Order';
import type { Escalation, OrderContent, OrderEvent } from './OrderEvent';

/** What a person, or the intake for him, asks of an order. */
export type OrderCommand =
  | AtOnceCommand
  | LifeCommand
  | {
      readonly type: 'createOrder';
      readonly number: string;
      readonly call?: CallId | undefined;
      readonly content: OrderContent;
      /** Milliseconds since the epoch. */
      readonly createdAt?: number | undefined;
      readonly draft?: true | undefined;
      readonly organisation?: string | undefined;
    }
  | { readonly type: 'editOrder'; readonly content: OrderContent }
  | { readonly type: 'applyPrecedent'; readonly precedent: BindingPrecedent }
  | {
      readonly type: 'dispatchOrder';
      readonly to: Side;
      readonly reason: string;
      readonly escalation?: Escalation | undefined;
    }
  | { readonly type: 'acceptOrder' }
  | { readonly type: 'returnOrder'; readonly reason: string }
  | {
      readonly type: 'closeOrder';
      readonly result: string;
      readonly nonCase?: NonCase | undefined;
      readonly noCallBack?: string | undefined;
    };

/** Who asks: the side of the seat, and the person there. Without a role it is the program itself. */
export interface OrderActor {
  readonly side: Side;
  readonly role?: Role | undefined;
  readonly person?: PersonId | undefined;
  /** The order that is decided on, where the command names another: it can't be its own. */
  readonly order?: OrderId | undefined;
  /** The order at the other end of a merge. */
  readonly other?: Order | undefined;
  /** The decision that binds the matter now, where it was made after the order was written. */
  readonly precedent?: BindingPrecedent | undefined;
}

type Decision = Result<readonly OrderEvent[]>;

/**
 * The events that `command` records, or the rule it breaks. Pure; `order` undefined: there is none yet. A command
 * that changes nothing is taken and records nothing, so that a retry after a lost answer does no harm.
 */
export function decideOrder(order: Order | undefined, command: OrderCommand, who: OrderActor): Decision {
  const { role, person } = who;
  if (role !== undefined && !may(role, ORDER_RIGHTS[command.type])) return fail(NOT_ALLOWED);
  const decided = decide(order, command, who);
  if (!decided.ok || person === undefined) return decided;
  return ok(decided.value.map((event) => ({ ...event, person })));
}

function decide(order: Order | undefined, command: OrderCommand, who: OrderActor): Decision {
  if (command.type === 'createOrder') return create(order, command, who);
  if (order === undefined) return fail(UNKNOWN);
  if (isAtOnce(command)) return order.side === who.side ? decideAtOnce(order, command) : fail(OTHERS);
  if (isLife(command)) return decideLife(order, command, who);
  if (isOver(order)) return overAlready(order, command);
  if (order.state === 'draft' && command.type !== 'editOrder') return fail(RULES.draft);
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
  { type: _, number, call, content, ...rest }: Extract<OrderCommand, { type: 'createOrder' }>,
  { side }: OrderActor,
): Decision {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (order === undefined) return ok([{ type: 'orderCreated', number, side, call, content, ...given }]);
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
  { to, reason, escalation }: Extract<OrderCommand, { type: 'dispatchOrder' }>,
  { side }: OrderActor,
): Decision {
  if (order.holder !== side)
    return fail({ code: 'notHolder', message: `工单现在在${order.holder}，不能由本方派发。` });
  if (to === side)
    return fail({ code: 'sameSide', message: '工单互派是派给对方，不能派给本方（三（二）3）。' });
  if (order.state === 'dispatched') return ok([]);
  if (reason.trim() === '')
    return fail({ code: 'reasonMissing', message: '派单要写明理由，对方凭理由受理（三（二）3）。' });
  if (order.state === 'answered') return fail(RULES.answered);
  if (escalation === undefined) return ok([{ type: 'orderDispatched', to, reason }]);
  // 三（二）3: out of control or a crime goes to 110, another department's matter to 12345.
  return (escalation === 'outOfControl') === (to === '110')
    ? ok([{ type: 'orderDispatched', to, reason, escalation }])
    : fail(RULES.escalation);
}

function accept(order: Order, { side }: OrderActor): Decision {
  const taken = order.sent?.to === side && order.holder === side;
  if (taken && order.state !== 'dispatched') return ok([]);
  return order.state === 'dispatched' && order.sent?.to === side
    ? ok([{ type: 'orderAccepted', by: side }])
    : fail({ code: 'notSentHere', message: '工单没有派给本方，不能接收。' });
}

const applyPrecedent = (order: Order, precedent: BindingPrecedent): Decision =>
  ok(order.precedent?.id === precedent.id ? [] : [{ type: 'precedentApplied', precedent }]);

/** Before or after it was accepted; by the side that it was sent to alone; never under a precedent. */
function giveBack(order: Order, reason: string, { side, precedent }: OrderActor): Decision {
  const here = order.state === 'dispatched' || order.holder === side;
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
  { result, nonCase, noCallBack = '' }: Extract<OrderCommand, { type: 'closeOrder' }>,
  who: OrderActor,
): Decision {
  if (order.holder !== who.side)
    return fail({ code: 'notHolder', message: `工单在${order.holder}办理，由对方办结。` });
  if (order.state === 'dispatched')
    return fail({ code: 'waitsForAnswer', message: '工单已派给对方，对方接收或退回以前不能办结。' });
  if (nonCase !== undefined && order.content.dangerNow)
    return fail({ code: 'dangerNow', message: '标记了现场危险，不能记为无效来电（三（三）1）。' });
  const against = closingRule(order, noCallBack, who);
  if (against !== undefined) return fail(against);
  if (result.trim() === '') return fail({ code: 'resultMissing', message: '办结要写明结果。' });
  const kind = nonCase === undefined ? {} : { nonCase };
  const untold = noCallBack.trim() === '' ? {} : { noCallBack: noCallBack.trim() };
  return ok([{ type: 'orderClosed', result, ...kind, ...untold }]);
}

const boundBy = ({ title, decidedOn, clause }: BindingPrecedent): Failure => ({
  code: 'boundByPrecedent',
  message: `${decidedOn}会商已定“${title}”的主办、协办单位，同类事项参照办理，不得退回（${clause}）。`,
  hint: '认为不是同类事项的，请提请原召集单位会商，不要退单。',
});

/** The end is the end; the same closing asked twice is no fault. */
const overAlready = (order: Order, command: OrderCommand): Decision =>
  order.state === 'closed' && command.type === 'closeOrder' && command.result === order.result
    ? ok([])
    : fail(RULES.over(order));

const AT_ONCE: ReadonlySet<string> = new Set<AtOnceCommand['type']>([
  'openAtOnce',
  'dialDuty',
  'endDutyCall',
  'tellOtherwise',
  'noteResponse',
]);
const isAtOnce = (command: OrderCommand): command is AtOnceCommand => AT_ONCE.has(command.type);

const HERE: ReadonlySet<string> = new Set<OrderCommand['type']>([
  'createOrder',
  'editOrder',
  'applyPrecedent',
  'dispatchOrder',
  'acceptOrder',
  'returnOrder',
  'closeOrder',
]);
const isLife = (command: Exclude<OrderCommand, AtOnceCommand>): command is LifeCommand =>
  !HERE.has(command.type);

const NOT_ALLOWED: Failure = { code: 'notAllowed', message: '当前角色不能做这一步。' };
const OTHERS: Failure = { code: 'notHolder', message: '工单由对方记录，同步报告和电话通知由对方做。' };
const UNKNOWN: Failure = { code: 'orderUnknown', message: '没有这张工单。' };
