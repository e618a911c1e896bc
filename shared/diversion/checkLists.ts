import { uncovered } from './coverage';
import type { JsonPath } from './jsonSource';
import type { ListFile } from './loadLists';
import type { Consequence, DiversionRow, Lists, Overlap } from './types';

export interface Finding {
  readonly file: ListFile;
  readonly path: JsonPath;
  readonly message: string;
}

/** What annex 3 has: 17 rows that 12345 must accept, 7 that 110 must accept. */
const ROWS = { '12345': 17, '110': 7 } as const;

/** What no schema of one file can say: codes are unique and in order, and what is pointed to exists. */
export function checkLists(lists: Lists): readonly Finding[] {
  // Causes before effects: a department that went missing is said before the items that point to it.
  return [
    ...checkDepartments(lists),
    ...checkEmergency(lists),
    ...checkRowSet(lists),
    ...lists.rows.flatMap((row, at) => checkRow(lists, row, at)),
    ...checkOverlaps(lists),
  ];
}

function checkRowSet({ rows }: Lists): Finding[] {
  const found = doubles(rows.map((row) => row.code)).map(([at, code]) =>
    diversion([at, 'code'], twice(code)),
  );
  for (const list of ['12345', '110'] as const) {
    const count = rows.filter((row) => row.list === list).length;
    if (count !== ROWS[list])
      found.push(diversion([], `list ${list} has ${count} rows, annex 3 has ${ROWS[list]}`));
  }
  return found;
}

function checkRow(lists: Lists, row: DiversionRow, at: number): Finding[] {
  const path = ['rows', at] as const;
  const say = (rest: JsonPath, message: string): Finding => diversion([...path.slice(1), ...rest], message);
  const found = doubles(row.items.map((item) => item.code)).map(([i, code]) =>
    say(['items', i, 'code'], twice(code)),
  );
  const expected = `${row.list}-${String(row.no).padStart(2, '0')}`;
  if (row.code !== expected) found.push(say(['code'], `is ${row.code}, list and number say ${expected}`));
  found.push(...unknownDepartments(lists, row.departments).map(([i, m]) => say(['departments', i], m)));
  row.items.forEach((item, i) => {
    if (!item.code.startsWith(`${row.code}.`))
      found.push(say(['items', i, 'code'], `does not belong to row ${row.code}`));
    for (const part of ['before', 'name', 'after'] as const)
      if (!row.text.includes(item[part] ?? ''))
        found.push(say(['items', i, part], `“${item[part]}” does not stand in the text of row ${row.code}`));
    if (item.under !== undefined && !row.items.some((other) => other.code === item.under && other !== item))
      found.push(say(['items', i, 'under'], `there is no item ${item.under} in this row`));
    found.push(
      ...unknownDepartments(lists, item.departments).map(([d, m]) => say(['items', i, 'departments', d], m)),
    );
  });
  const lost = uncovered(row, lists.connectives);
  if (lost !== '') found.push(say(['text'], `no item holds these words of the row: ${lost}`));
  return found;
}

function checkDepartments({ departments }: Lists): Finding[] {
  return doubles(departments.map(({ no }) => no)).map(([at, no]) => ({
    file: 'departments.json',
    path: ['departments', at, 'no'],
    message: twice(no),
  }));
}

function checkOverlaps(lists: Lists): Finding[] {
  const rows = new Set(lists.rows.map((row) => row.code));
  const items = new Set(lists.rows.flatMap((row) => row.items.map((item) => item.code)));
  const say = (at: number, rest: JsonPath, message: string): Finding => ({
    file: 'overlaps.json',
    path: ['overlaps', at, ...rest],
    message,
  });
  const found = doubles(lists.overlaps.map(({ id }) => id)).map(([at, id]) => say(at, ['id'], twice(id)));
  lists.overlaps.forEach((overlap, at) => {
    for (const list of ['12345', '110'] as const)
      overlap[`rows${list}`].forEach((code, i) => {
        if (!rows.has(code)) found.push(say(at, [`rows${list}`, i], `there is no row ${code}`));
        else if (!code.startsWith(`${list}-`))
          found.push(say(at, [`rows${list}`, i], `row ${code} is not of list ${list}`));
      });
    overlap.items.forEach((code, i) => {
      if (!items.has(code)) found.push(say(at, ['items', i], `there is no item ${code}`));
      else if (!ownRows(overlap).includes(code.slice(0, code.indexOf('.'))))
        found.push(say(at, ['items', i], `item ${code} is not of a row of this overlap`));
    });
    for (const answer of ['yes', 'no'] as const) {
      const wrong = wrongConsequence(overlap, overlap[answer]);
      if (wrong !== undefined) found.push(say(at, [answer, 'row'], wrong));
    }
  });
  return found;
}

function checkEmergency({ emergency }: Lists): Finding[] {
  return doubles(emergency.map(({ id }) => id)).map(([at, id]) => ({
    file: 'emergency.json',
    path: ['lines', at, 'id'],
    message: twice(id),
  }));
}

const ownRows = (overlap: Overlap): readonly string[] => [...overlap.rows12345, ...overlap.rows110];

function wrongConsequence(overlap: Overlap, consequence: Consequence): string | undefined {
  if ('threeParty' in consequence || consequence.row === undefined) return undefined;
  const { owner, row } = consequence;
  return overlap[`rows${owner}`].includes(row)
    ? undefined
    : `row ${row} is not a row of ${owner} in this overlap`;
}

function unknownDepartments({ departments }: Lists, nos: readonly number[]): [number, string][] {
  return nos.flatMap((no, i): [number, string][] =>
    departments.some((department) => department.no === no) ? [] : [[i, `there is no department ${no}`]],
  );
}

/** The places and values that stand a second time. */
function doubles<T>(values: readonly T[]): [number, T][] {
  return values.flatMap((value, at): [number, T][] => (values.indexOf(value) < at ? [[at, value]] : []));
}

const twice = (value: string | number): string => `${value} stands twice`;

const diversion = (path: JsonPath, message: string): Finding => ({
  file: 'diversion.json',
  path: ['rows', ...path],
  message,
});
