import type { Lists } from '../diversion/types';
import type { Result } from '../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from '../order/clock/readDataFile';
import { type Precedent, precedentSchema } from './Precedent';

/** One precedent from its file: schema, and every code in the lists. */
export const parsePrecedent = (
  text: string,
  lists: Pick<Lists, 'rows' | 'departments'>,
): Result<Precedent, readonly DataProblem[]> =>
  readDataFile(text, precedentSchema, (precedent) => unknownCodes(precedent, lists));

/** Codes that the official lists don't have. */
export function unknownCodes(
  { rows, items, main, assisting }: Precedent,
  lists: Pick<Lists, 'rows' | 'departments'>,
): readonly DataFinding[] {
  const row = new Set(lists.rows.map(({ code }) => code));
  const item = new Set(lists.rows.flatMap((one) => one.items.map(({ code }) => code)));
  const department = new Set(lists.departments.map(({ no }) => no));
  const missing = <T extends string | number>(
    path: string,
    codes: readonly T[],
    known: ReadonlySet<T>,
  ): readonly DataFinding[] =>
    codes.flatMap((code, i) =>
      known.has(code) ? [] : [{ path: [path, i], message: `${code} is not in the lists` }],
    );
  return [
    ...missing('rows', rows, row),
    ...missing('items', items, item),
    ...missing('assisting', assisting, department),
    ...(department.has(main) ? [] : [{ path: ['main'], message: `there is no department ${main}` }]),
  ];
}
