import { proposeLevel } from '../../diversion/proposeLevel';
import type { Lists } from '../../diversion/types';
import { whose } from '../../diversion/whose';
import type { Level } from '../../intake/IntakeEvent';
import type { Order } from '../Order';
import type { OrderContent } from '../OrderEvent';

/** What the choice of a row or item decides in an order. */
export type OrderMatter = Pick<OrderContent, 'row' | 'item' | 'owner' | 'clause' | 'level' | 'lists'>;

export interface NewMatter {
  readonly matter: OrderMatter;
  /** 序号 of annex 2, of the item where it has its own. */
  readonly departments: readonly number[];
}

export const matterOf = ({ row, item, owner, clause, level, lists }: OrderContent): OrderMatter => ({
  row,
  item,
  owner,
  clause,
  level,
  lists,
});

/**
 * The order's matter under another row or item; undefined where the lists have no such. The level rises where the
 * plan says so (三（四）) and never falls by itself: lowering is a person's word, with a reason. What was settled in
 * the call (三（二）2) stays; an overlap whose question nobody answered leaves the owner unclear.
 */
export function newMatter(
  { side, content }: Pick<Order, 'side' | 'content'>,
  { rows, overlaps }: Pick<Lists, 'rows' | 'overlaps'>,
  code: { readonly row: string; readonly item: string },
): NewMatter | undefined {
  const row = rows.find((one) => one.code === code.row);
  const item = row?.items.find((one) => one.code === code.item);
  if (row === undefined || (code.item !== '' && item === undefined)) return undefined;
  const { dangerNow, settled, form, level } = content;
  const said = whose({ row, item, overlaps, answers: {}, dangerNow, side, narrative: form.narrative });
  const proposed = proposeLevel({ row, item, dangerNow });
  return {
    matter: {
      row: row.code,
      item: item?.code ?? '',
      owner: settled === undefined ? said.owner : content.owner,
      clause: settled === undefined ? said.clause : content.clause,
      level: Math.min(proposed.level, level) as Level,
    },
    departments: item?.departments ?? row.departments,
  };
}
