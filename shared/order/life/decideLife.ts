import { assertNever } from '../../kernel/assertNever';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import { fieldsOf, ORDER_FIELDS, withFields } from '../conflict/OrderFields';
import type { OrderActor } from '../decideOrder';
import { matterOf, type OrderMatter } from '../matter/newMatter';
import { isOver, type Order } from '../Order';
import type { OrderEvent } from '../OrderEvent';
import { decideTies, isTie } from './decideTies';
import type { LifeCommand } from './LifeCommand';
import { RULES, waitsFor } from './rules';

type Decision = Result<readonly OrderEvent[]>;
type Asked<T extends LifeCommand['type']> = Extract<LifeCommand, { type: T }>;

/** The events that a command records, or the rule it breaks. The right to ask at all was looked at before. */
export function decideLife(order: Order, command: LifeCommand, who: OrderActor): Decision {
  if (isTie(command)) return decideTies(order, command, who);
  switch (command.type) {
    case 'reviseOrder':
      return revise(order, command, who);
    case 'changeMatter':
      return writable(order, who) ?? changeMatter(order, command);
    case 'undoMatter':
      return writable(order, who) ?? undoMatter(order);
    case 'submitDraft':
      if (order.state !== 'draft') return ok([]);
      return ours(order, who) ?? submit(order);
    case 'discardDraft':
      return ours(order, who) ?? discard(order, command.reason.trim());
    case 'assignOrder':
      return inHand(order, who) ?? assign(order, command);
    case 'recordResult':
      return inHand(order, who) ?? recordResult(order, command);
    case 'callBack':
      return callBack(order, command, who);
    case 'superviseOrder':
      return running(order) ?? supervise(command);
    case 'liftSupervision':
      return running(order) ?? lift(order, command.reason.trim());
    case 'reopenOrder':
      return reopen(order, command, who);
    default:
      return assertNever(command);
  }
}

const ours = (order: Order, { side }: OrderActor): Decision | undefined =>
  order.holder === side ? undefined : fail(RULES.notHolder(order));

/** Neither over nor a draft. */
const running = (order: Order): Decision | undefined => {
  if (order.state === 'draft') return fail(RULES.draft);
  return isOver(order) ? fail(RULES.over(order)) : undefined;
};

/** Running, with this side, and not on its way to the other. */
const inHand = (order: Order, who: OrderActor): Decision | undefined =>
  running(order) ?? ours(order, who) ?? (order.state === 'dispatched' ? fail(RULES.waits) : undefined);

function revise(
  order: Order,
  { fields, reason = '', settled }: Asked<'reviseOrder'>,
  who: OrderActor,
): Decision {
  if (isOver(order)) return fail(RULES.over(order));
  if (order.holder !== who.side) return fail(RULES.notHolder(order));
  const before = fieldsOf(order.content);
  const content = withFields(order.content, fields);
  const after = fieldsOf(content);
  const same = ORDER_FIELDS.every((field) => before[field] === after[field]);
  if (same && settled === undefined) return ok([]);
  if (order.state !== 'draft' && after.narrative.trim() === '') return fail(RULES.narrative);
  // 三（四）: a higher number is a lower level, and its clock is longer.
  if (after.level > before.level && reason.trim() === '') return fail(RULES.levelReason);
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  return ok([{ type: 'orderEdited', content, ...why, ...(settled === undefined ? {} : { settled }) }]);
}

/** A draft too, but nothing that is over or on its way to the other side. */
const writable = (order: Order, who: OrderActor): Decision | undefined =>
  order.state === 'draft' ? ours(order, who) : inHand(order, who);

function changeMatter(order: Order, { matter, reason }: Asked<'changeMatter'>): Decision {
  if (matter === undefined) return fail(RULES.matterUnknown);
  const was = matterOf(order.content);
  if (was.row === matter.row && was.item === matter.item) return ok([]);
  const why = reason.trim();
  // Where there was none, nothing is overruled.
  if (why === '' && was.row !== '') return fail(RULES.reason('改变事项'));
  return ok([rewritten(order, matter, why === '' ? {} : { reason: why })]);
}

const undoMatter = (order: Order): Decision =>
  ok(order.matterWas === undefined ? [] : [rewritten(order, order.matterWas, {})]);

const rewritten = (order: Order, matter: OrderMatter, why: { readonly reason?: string }): OrderEvent => ({
  type: 'orderEdited',
  content: { ...order.content, ...matter },
  was: matterOf(order.content),
  ...why,
});

const submit = (order: Order): Decision =>
  order.content.form.narrative.trim() === '' ? fail(RULES.narrative) : ok([{ type: 'draftSubmitted' }]);

function discard(order: Order, reason: string): Decision {
  if (order.state === 'discarded') return ok([]);
  if (order.state !== 'draft') return fail(RULES.noDraft);
  return reason === '' ? fail(RULES.reason('作废草稿')) : ok([{ type: 'draftDiscarded', reason }]);
}

function assign(order: Order, { departments, reason }: Asked<'assignOrder'>): Decision {
  const wanted = [...new Set(departments)];
  if (wanted.length === 0) return fail(RULES.department);
  if (order.state === 'answered') return fail(RULES.answered);
  const same = order.assigned?.departments.join() === wanted.join();
  return ok(same ? [] : [{ type: 'orderAssigned', departments: wanted, reason: reason.trim() }]);
}

/** The result is an answer too: what the department's clock still waited for came with it. */
function recordResult(order: Order, { text, department, at }: Asked<'recordResult'>): Decision {
  const said = text.trim();
  if (said === '') return fail(RULES.result);
  if (order.state === 'answered' && order.result === said) return ok([]);
  return ok([
    ...waitsFor(order, department, at),
    { type: 'resultRecorded', text: said, at, ...(department === undefined ? {} : { department }) },
  ]);
}

/** By the side that took the citizen's call or has the order now; also after its end. */
function callBack(order: Order, { type: _, ...call }: Asked<'callBack'>, { side }: OrderActor): Decision {
  if (order.side !== side && order.holder !== side) return fail(RULES.notHolder(order));
  if (order.state !== 'answered' && order.state !== 'closed') return fail(RULES.nothingToTell);
  if (call.reached && call.satisfaction === undefined) return fail(RULES.satisfaction);
  if (!call.reached && call.note.trim() === '') return fail(RULES.reason('没有接通'));
  const { satisfaction, ...rest } = call;
  const said = call.reached && satisfaction !== undefined ? { satisfaction } : {};
  return ok([{ type: 'citizenCalledBack', ...rest, note: rest.note.trim(), ...said }]);
}

function supervise({ reason, until, at }: Asked<'superviseOrder'>): Decision {
  if (reason.trim() === '') return fail(RULES.reason('督办'));
  if (until !== undefined && until <= at) return fail(RULES.untilPast);
  return ok([
    { type: 'orderSupervised', reason: reason.trim(), at, ...(until === undefined ? {} : { until }) },
  ]);
}

function lift(order: Order, reason: string): Decision {
  if (order.supervision === undefined) return ok([]);
  return reason === '' ? fail(RULES.reason('解除督办')) : ok([{ type: 'supervisionLifted', reason }]);
}

function reopen(order: Order, { reason, at }: Asked<'reopenOrder'>, { side }: OrderActor): Decision {
  if (order.state !== 'closed') return fail(RULES.notClosed);
  if (order.side !== side && order.holder !== side) return fail(RULES.notHolder(order));
  return reason.trim() === ''
    ? fail(RULES.reason('重新办理'))
    : ok([{ type: 'orderReopened', reason: reason.trim(), at }]);
}

/**
 * Closing after a result: the citizen is told first, or a person says why not; and who was told and is not
 * satisfied has a lead look at it. Undefined where nothing stands against it.
 */
export function closingRule(order: Order, noCallBack: string, { role }: OrderActor): Failure | undefined {
  if (order.state === 'assigned') return RULES.resultFirst;
  if (order.state !== 'answered') return undefined;
  const last = order.callBacks.at(-1);
  if (last === undefined && noCallBack.trim() === '') return RULES.callBackFirst;
  if (last?.satisfaction === 'dissatisfied' && role !== undefined && role !== 'lead')
    return RULES.dissatisfied;
  return undefined;
}
