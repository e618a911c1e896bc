import { describe, expect, test } from 'vitest';
import diversion from '../../resources/lists/diversion.json' with { type: 'json' };
import overlapsJson from '../../resources/lists/overlaps.json' with { type: 'json' };
import { otherSide, SIDES, type Side } from '../kernel/side';
import { overlapsOf } from './overlapsOf';
import { diversionFileSchema } from './schema/diversion';
import { overlapsFileSchema } from './schema/overlaps';
import type { Overlap, OverlapAnswer } from './types';
import { whose } from './whose';

const { rows } = diversionFileSchema.parse(diversion);
const { overlaps } = overlapsFileSchema.parse(overlapsJson);

/**
 * The plan's own table, written out by hand from domain.md (where the two lists overlap), not from the data:
 * matter, rows of 12345, rows of 110, row of the owner when *yes*, of the owner when *no* (`—`: the row that was
 * picked, or the first of that side), and the emergency lines that *yes* calls first.
 */
const PLAN = `
  facilities                | 01 15    | 06    | 06 | —  |
  chemicals                 | 15       | 04    | 04 | 15 | 119
  gas-leak                  | 15       | 06 04 | 06 | 15 | 119 gas
  missing-person            | 13       | 05    | 05 | 13 |
  natural-disaster          | 16       | 06 04 | 06 | 16 | 119
  traffic-facilities        | 06       | 03    | 03 | 06 |
  vehicle-noise             | 05       | 03    | 03 | 05 |
  minors                    | 13       | 05    | 05 | 13 |
  mental-disorder           | 13       | 05 01 | 05 | 13 | 120
  medical-school-dispute    | 11 12    | 01 02 | 01 | —  |
  wage-debt-dispute         | 08 09    | 01 02 | 01 | —  |
  family-neighbour-dispute  | 14       | 01    | 01 | 14 |
  epidemic                  | 11       | 04    | 04 | 11 |
  fakes-unlicensed          | 09 11    | 01    | 01 | —  |
  officials                 | 17       | 07    | 07 | 17 |
  collapsed                 | 11       | 05    | 05 | 11 | 120
  blocked-road              | 02 16    | 03    | 03 | —  |
`;

/** Shown by the annexes and not in that table; `reason` in the data says how each was found. */
const ADDED = `
  collapse-hazard           | 01 03 04 | 04    | 04 | —  | 119
  open-fire                 | 05       | 04    | 04 | 05 | 119
  pollution-incident        | 02 05    | 04    | 04 | —  | 119
  poisoning                 | 07       | 04    | 04 | 07 | 120
  entertainment-venues      | 10       | 01    | 01 | 10 |
  lost-property             | 16       | 01    | 01 | 16 |
  locked-in                 | 16       | 05    | 05 | 16 | 119
  vehicle-in-trouble        | 16       | 05 06 | 05 | 16 | 119
  destitute                 | 13       | 05    | 05 | 13 | 120
  animal-epidemic           | 17       | 04    | 04 | 17 |
  property-management       | 17       | 01 02 | 01 | 17 |
  school-bus                | 12       | 03    | 03 | 12 | 122
`;

interface Line {
  readonly id: string;
  readonly rows: Readonly<Record<Side, readonly string[]>>;
  readonly yes: string;
  /** Undefined: the row that was picked, or the first of 12345. */
  readonly no: string | undefined;
  readonly first: readonly string[];
}

const read = (table: string): readonly Line[] =>
  table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id = '', rows12345 = '', rows110 = '', yes = '', no = '', first = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const words = (text: string) => text.split(' ').filter((word) => word !== '');
      const of = (side: Side, text: string) => words(text).map((row) => `${side}-${row}`);
      return {
        id,
        rows: { '12345': of('12345', rows12345), '110': of('110', rows110) },
        yes: `110-${yes}`,
        no: no === '—' ? undefined : `12345-${no}`,
        first: words(first),
      };
    });

const LINES = [...read(PLAN), ...read(ADDED)];
const ANSWERS: readonly OverlapAnswer[] = ['yes', 'no', 'unsure'];

const overlapOf = (id: string): Overlap => {
  const found = overlaps.find((overlap) => overlap.id === id);
  if (found === undefined) throw new Error(`no overlap ${id}`);
  return found;
};

/** Every row of the line, of both lists, on both sides, with each answer. */
const CASES = LINES.flatMap((line) =>
  SIDES.flatMap((seat) =>
    [...line.rows['12345'], ...line.rows['110']].flatMap((picked) =>
      ANSWERS.map((answer) => ({ line, seat, picked, answer })),
    ),
  ),
);

function ask(seat: Side, picked: string, overlap: Overlap, answer: OverlapAnswer | undefined) {
  const row = rows.find(({ code }) => code === picked);
  if (row === undefined) throw new Error(`no row ${picked}`);
  // The caller's words bring the overlap in, whichever list the row is of; the others of the row are answered.
  const narrative = overlap.keywords[0] ?? '';
  const others = overlapsOf(overlaps, row, undefined, narrative).map(({ id }) => [id, 'no'] as const);
  const { [overlap.id]: _, ...rest } = Object.fromEntries(others);
  const answers = answer === undefined ? rest : { ...rest, [overlap.id]: answer };
  return whose({ overlaps, row, answers, dangerNow: false, side: seat, narrative });
}

describe('the decision table', () => {
  test('has a line for every overlap, in the order of the data, and the rows that the plan names', () => {
    expect(overlaps.map(({ id }) => id)).toEqual(LINES.map(({ id }) => id));
    for (const { id, rows: named } of LINES)
      expect([overlapOf(id).rows12345, overlapOf(id).rows110]).toEqual([named['12345'], named['110']]);
  });

  test('asks before it is answered, on both sides and from both lists', () => {
    for (const { line, seat, picked } of CASES) {
      const open = ask(seat, picked, overlapOf(line.id), undefined);
      expect(open, `${line.id} ${picked} at ${seat}`).toMatchObject({
        owner: 'unclear',
        overlap: { id: line.id },
        threeParty: false,
      });
    }
  });

  test.each(CASES.map((each) => [each.line.id, each.picked, each.seat, each.answer, each] as const))(
    '%s: %s picked at %s, %s',
    (_, picked, seat, answer, { line }) => {
      const overlap = overlapOf(line.id);
      const said = ask(seat, picked, overlap, answer);
      if (answer === 'unsure') {
        expect(said).toMatchObject({ owner: 'unclear', threeParty: true, clause: overlap.clause });
        expect([said.side, said.row]).toEqual([undefined, undefined]);
        return;
      }
      const owner: Side = answer === 'yes' ? '110' : '12345';
      const kept = picked.startsWith('12345') ? picked : line.rows['12345'][0];
      const row = answer === 'yes' ? line.yes : (line.no ?? kept);
      // The mirror: what is ours at one side is theirs at the other.
      const seen = seat === owner ? 'ours' : 'theirs';
      expect(said).toMatchObject({ owner: seen, side: owner, row, threeParty: false });
      expect(said.clause).toBe(overlap.clause);
      if (answer === 'yes') expect(said.first).toEqual(line.first);
      expect(ask(otherSide(seat), picked, overlap, answer).side, 'the seat does not decide').toBe(owner);
    },
  );

  test.each(LINES.map(({ id }) => [id, overlapOf(id)] as const))(
    '%s: its clause names exactly its rows, where the unsure go, and the lines to call',
    (_, { clause, rows12345, rows110, yes, no }) => {
      const cited = (part: string): readonly string[] =>
        (clause.match(new RegExp(`附件3（${part}）([\\d、]+)`))?.[1] ?? '').split('、');
      const numbers = (codes: readonly string[]) => codes.map((code) => String(Number(code.split('-')[1])));
      expect(cited('一')).toEqual(numbers(rows12345));
      expect([...cited('二')].sort()).toEqual(numbers(rows110).sort());
      expect(clause).toContain('三（二）2');
      const calls = [yes, no].some((consequence) => 'first' in consequence);
      expect(clause.includes('三（五）')).toBe(calls);
    },
  );

  test.each([
    ['110-01', '电瓶车停在楼下被偷了'],
    ['110-01', '有人在出租屋聚众赌博'],
    ['12345-01', '路灯不亮三天了'],
    ['12345-07', '买的手机是坏的不给退'],
    ['12345-03', '树枝长到窗户里面来了'],
    ['12345-10', '书店卖的杂志质量差'],
  ])('%s stays clear for 「%s」: nothing is asked that the matter does not need', (code, narrative) => {
    const row = rows.find((each) => each.code === code);
    expect(row && overlapsOf(overlaps, row, undefined, narrative).map(({ id }) => id)).toEqual([]);
  });

  test('what the table of the domain does not have says why it was added', () => {
    for (const { id } of read(ADDED)) expect(overlapOf(id).reason?.zh, id).toContain('清单');
    for (const { id } of read(PLAN)) expect(overlapOf(id).reason, id).toBeUndefined();
  });
});
