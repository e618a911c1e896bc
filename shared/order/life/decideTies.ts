import { assertNever } from '../../kernel/assertNever';
import type { OrderId } from '../../kernel/ids';
import { fail, ok, type Result } from '../../kernel/result';
import type { OrderActor } from '../decideOrder';
import { isOver, type Order } from '../Order';
import type { OrderEvent } from '../OrderEvent';
import { isOrganisationCode } from './isOrganisationCode';
import type { LifeCommand } from './LifeCommand';
import { RULES } from './rules';

type Decision = Result<readonly OrderEvent[]>;
type TieCommand = Extract<
  LifeCommand,
  {
    type:
      | 'linkOrder'
      | 'unlinkOrder'
      | 'mergeOrder'
      | 'unmergeOrder'
      | 'absorbOrder'
      | 'releaseOrder'
      | 'markLinkage'
      | 'assignCodes';
  }
>;

const TIES: ReadonlySet<string> = new Set<TieCommand['type']>([
  'linkOrder',
  'unlinkOrder',
  'mergeOrder',
  'unmergeOrder',
  'absorbOrder',
  'releaseOrder',
  'markLinkage',
  'assignCodes',
]);

/** What ties an order to others, and the marks that follow its record (四（一）). */
export const isTie = (command: LifeCommand): command is TieCommand => TIES.has(command.type);

/** `order` is one end of the tie; the other end is decided beside it, and both are recorded at once. */
export function decideTies(order: Order, command: TieCommand, who: OrderActor): Decision {
  switch (command.type) {
    case 'linkOrder':
      if (command.to === who.order) return fail(RULES.sameOrder);
      return ok(isLinked(order, command.to) ? [] : [{ ...command, type: 'orderLinked' }]);
    case 'unlinkOrder':
      return ok(isLinked(order, command.to) ? [{ type: 'orderUnlinked', to: command.to }] : []);
    case 'mergeOrder':
      return merge(order, command, who);
    case 'unmergeOrder':
      return unmerge(order, command.reason.trim());
    case 'absorbOrder':
      return absorb(order, command, who);
    case 'releaseOrder': {
      const there = order.absorbed.some((one) => one.order === command.order);
      return ok(there ? [{ type: 'orderReleased', order: command.order }] : []);
    }
    case 'markLinkage':
      if (command.reason.trim() === '') return fail(RULES.reason('改变联动标识'));
      return ok(order.linkage === command.marked ? [] : [{ ...command, type: 'linkageMarked' }]);
    case 'assignCodes':
      return assignCodes(order, command);
    default:
      return assertNever(command);
  }
}

const isLinked = (order: Order, to: OrderId): boolean => order.links.some((link) => link.to === to);

/** An order in the hands of this side that is no draft, not over and not on its way can become part of another. */
function standing(order: Order, { side }: OrderActor): Decision | undefined {
  if (order.state === 'draft') return fail(RULES.draft);
  if (isOver(order)) return fail(RULES.over(order));
  if (order.holder !== side) return fail(RULES.notHolder(order));
  return order.state === 'dispatched' ? fail(RULES.waits) : undefined;
}

function merge(
  order: Order,
  { into, number }: Extract<TieCommand, { type: 'mergeOrder' }>,
  who: OrderActor,
): Decision {
  if (into === who.order) return fail(RULES.sameOrder);
  if (order.mergedInto?.order === into) return ok([]);
  const wrong = standing(order, who);
  if (wrong !== undefined) return wrong;
  if (order.content.dangerNow) return fail(RULES.danger);
  return ok([{ type: 'orderMerged', into, number }]);
}

function absorb(
  order: Order,
  { order: other, number }: Extract<TieCommand, { type: 'absorbOrder' }>,
  who: OrderActor,
): Decision {
  if (order.absorbed.some((one) => one.order === other)) return ok([]);
  const wrong = standing(order, who);
  if (wrong !== undefined) return wrong;
  // The higher level has the shorter clock: it must not get lost in the other order.
  if (who.other !== undefined && who.other.content.level < order.content.level) return fail(RULES.mergeLevel);
  return ok([{ type: 'orderAbsorbed', order: other, number }]);
}

function unmerge(order: Order, reason: string): Decision {
  if (order.state !== 'merged') return fail(RULES.notMerged);
  return reason === '' ? fail(RULES.reason('拆单')) : ok([{ type: 'orderUnmerged', reason }]);
}

function assignCodes(
  order: Order,
  { organisation, division }: Extract<TieCommand, { type: 'assignCodes' }>,
): Decision {
  if (isOver(order)) return fail(RULES.over(order));
  if (organisation !== '' && !isOrganisationCode(organisation)) return fail(RULES.organisation);
  if (division !== '' && !/^\d{6}$/.test(division)) return fail(RULES.division);
  const { codes } = order;
  const same = codes.organisation === organisation && codes.division === division;
  return ok(same ? [] : [{ type: 'codesAssigned', organisation, division }]);
}
