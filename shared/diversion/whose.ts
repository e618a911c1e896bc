import type { Side } from '../kernel/side';
import { overlapsOf } from './overlapsOf';
import type { Consequence, DiversionRow, EmergencyLine, Overlap, OverlapAnswer, ScopeItem } from './types';

/** By overlap id; an id that is absent was not asked yet. */
export type OverlapAnswers = Readonly<Record<string, OverlapAnswer>>;

export interface WhoseInput {
  readonly overlaps: readonly Overlap[];
  readonly row: DiversionRow;
  readonly item?: ScopeItem | undefined;
  readonly answers: OverlapAnswers;
  /** The danger gate: life or property is at risk now. */
  readonly dangerNow: boolean;
  /** The side of the seat that took the call. */
  readonly side: Side;
  /** The caller's words so far; brings overlaps in that the item alone does not show. */
  readonly narrative?: string | undefined;
}

/**
 * Whose matter it is, with the clause that says so.
 * - `ours`, `theirs`: one side, `side` names it, seen from the seat that took the call.
 * - `both`: danger now in a matter of 12345: 110 dispatches first, 12345 moves its departments.
 * - `unclear`: `overlap` carries the question that is open, or, where it was answered *unsure* and no question
 *   is left, the road is the three-party call (`threeParty`).
 */
export interface Whose {
  readonly owner: 'ours' | 'theirs' | 'both' | 'unclear';
  readonly side?: Side;
  /** The owner's row. */
  readonly row?: string;
  readonly clause: string;
  readonly overlap?: Overlap;
  readonly threeParty: boolean;
  /** Emergency lines to call before anything else. */
  readonly first: readonly EmergencyLine['id'][];
}

/** 三（三）1 sends police first where life or property is at risk; 三（四）1 has them work on the scene together. */
const DANGER_CLAUSE = '三（三）1；三（四）1';

/** Pure. Danger outranks the lists, 110 outranks 12345 among answers, and nothing is guessed: see `Whose`. */
export function whose(input: WhoseInput): Whose {
  const { row, side, answers } = input;
  const touching = overlapsOf(input.overlaps, row, input.item, input.narrative);
  const answered = touching.flatMap((overlap) => {
    const answer = answers[overlap.id];
    return answer === undefined ? [] : [{ overlap, consequence: overlap[answer] }];
  });
  const first = [...new Set(answered.flatMap(({ consequence }) => lines(consequence)))];
  const police = answered.find(({ consequence }) => ownerOf(consequence) === '110');

  if (input.dangerNow) return inDanger(row, side, first, police?.overlap);
  if (police !== undefined) return owned('110', police, row, side, first);

  const open = touching.find((overlap) => answers[overlap.id] === undefined);
  if (open !== undefined) return unclear(open, false, first);
  const unsure = answered.find(({ consequence }) => 'threeParty' in consequence);
  if (unsure !== undefined) return unclear(unsure.overlap, true, first);
  const [settled] = answered;
  if (settled !== undefined) return owned('12345', settled, row, side, first);
  return { ...seenFrom(side, row.list), row: row.code, clause: row.clause, threeParty: false, first };
}

function inDanger(row: DiversionRow, side: Side, first: Whose['first'], overlap: Overlap | undefined): Whose {
  const why = overlap === undefined ? {} : { overlap };
  const common = { clause: DANGER_CLAUSE, threeParty: false, first, ...why };
  if (row.list === '110')
    return { ...seenFrom(side, '110'), row: row.code, ...common, clause: `${row.clause}；${DANGER_CLAUSE}` };
  return { owner: 'both', side: '110', row: row.code, ...common };
}

function owned(
  owner: Side,
  { overlap, consequence }: { overlap: Overlap; consequence: Consequence },
  row: DiversionRow,
  side: Side,
  first: Whose['first'],
): Whose {
  const named = 'threeParty' in consequence ? undefined : consequence.row;
  const own = row.list === owner ? row.code : overlap[`rows${owner}`][0];
  const code = named ?? own ?? row.code;
  return { ...seenFrom(side, owner), row: code, clause: overlap.clause, overlap, threeParty: false, first };
}

const unclear = (overlap: Overlap, threeParty: boolean, first: Whose['first']): Whose => ({
  owner: 'unclear',
  clause: overlap.clause,
  overlap,
  threeParty,
  first,
});

const seenFrom = (side: Side, owner: Side): { owner: 'ours' | 'theirs'; side: Side } => ({
  owner: owner === side ? 'ours' : 'theirs',
  side: owner,
});

const ownerOf = (consequence: Consequence): Side | undefined =>
  'threeParty' in consequence ? undefined : consequence.owner;

const lines = (consequence: Consequence): readonly EmergencyLine['id'][] =>
  'threeParty' in consequence ? [] : (consequence.first ?? []);
