import { ORDER_FIELDS, type OrderField, type OrderFields } from './OrderFields';

/** One field that two people left different. `changed`: who of them changed it since the common start. */
export interface FieldConflict {
  readonly field: OrderField;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly changed: 'mine' | 'theirs' | 'both';
}

export type Keep = 'mine' | 'theirs';

/** The fields in which two versions of one order differ, by what both started from. */
export function compareFields(
  base: OrderFields,
  mine: OrderFields,
  theirs: OrderFields,
): readonly FieldConflict[] {
  return ORDER_FIELDS.flatMap((field) => {
    if (mine[field] === theirs[field]) return [];
    const changed =
      mine[field] === base[field] ? 'theirs' : theirs[field] === base[field] ? 'mine' : ('both' as const);
    const [was, my, their] = [base, mine, theirs].map((fields) => String(fields[field]));
    return [{ field, base: was ?? '', mine: my ?? '', theirs: their ?? '', changed }];
  });
}

/** Proposed until a person says otherwise: what only one of the two changed is kept; where both did, nothing is. */
export const proposedKeep = ({ changed }: FieldConflict): Keep | undefined =>
  changed === 'both' ? undefined : changed;

/** The version that a person settled on: theirs, and mine where it was kept. */
export function settleFields(
  mine: OrderFields,
  theirs: OrderFields,
  kept: Readonly<Partial<Record<OrderField, Keep>>>,
): OrderFields {
  const own = ORDER_FIELDS.filter((field) => kept[field] === 'mine').map((field) => [field, mine[field]]);
  return { ...theirs, ...Object.fromEntries(own) };
}
