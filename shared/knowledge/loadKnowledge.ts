import type { Result } from '../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from '../order/clock/readDataFile';
import { type KnowledgeBook, knowledgeFileSchema } from './knowledgeSchema';

/** Reads the text of `resources/knowledge/entries.json`; `rowCodes`: the rows of the lists in use. */
export const loadKnowledge = (
  text: string,
  rowCodes: readonly string[],
): Result<KnowledgeBook, readonly DataProblem[]> =>
  readDataFile(text, knowledgeFileSchema, (book) => checkEntries(book, new Set(rowCodes)));

function checkEntries({ entries }: KnowledgeBook, rows: ReadonlySet<string>): readonly DataFinding[] {
  const known = new Set<string>();
  return entries.flatMap(({ id, rows: of, from, until }, at) => {
    const path = ['entries', at];
    const twice = known.has(id);
    known.add(id);
    return [
      ...(twice ? [{ path: [...path, 'id'], message: `${id} stands twice` }] : []),
      ...of
        .filter((code) => !rows.has(code))
        .map((code) => ({ path: [...path, 'rows'], message: `${code} is no row of the lists` })),
      ...(from !== undefined && until !== undefined && until < from
        ? [{ path: [...path, 'until'], message: 'ends before it begins' }]
        : []),
    ];
  });
}
