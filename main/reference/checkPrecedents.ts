/** Main process and browser-seat host. Decisions of coordinations from the platform: a file each, as in resources/precedents. */
import type { Lists } from '@shared/diversion/types';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { Precedent } from '@shared/precedent/Precedent';
import { parsePrecedent } from '@shared/precedent/parsePrecedent';
import type { Texts } from './lastGood';
import type { FoundProblem } from './readGroup';

export function checkPrecedents(
  texts: Texts<string>,
  lists: Pick<Lists, 'rows' | 'departments'>,
): Result<readonly Precedent[], readonly FoundProblem[]> {
  const precedents: Precedent[] = [];
  for (const [file, text] of Object.entries(texts)) {
    const parsed = parsePrecedent(text, lists);
    if (!parsed.ok) return fail(parsed.error.map((problem) => ({ ...problem, file })));
    precedents.push(parsed.value);
  }
  return ok(precedents);
}
