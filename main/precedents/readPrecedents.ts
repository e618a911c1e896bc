// Runs in the host. The decisions that came with the build or were put into its folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@shared/contract/Session';
import type { Lists } from '@shared/diversion/types';
import type { Precedent } from '@shared/precedent/Precedent';
import { parsePrecedent } from '@shared/precedent/parsePrecedent';

export interface PrecedentFiles {
  readonly precedents: readonly Precedent[];
  /** Files that cannot be used, each with its line and reason; the others are. */
  readonly problems: readonly Problem[];
}

/** `examples`: made-up ones too. They bind nobody in real service, so only practice reads them. */
export function readPrecedents(
  folder: string,
  lists: Pick<Lists, 'rows' | 'departments'>,
  { examples }: { readonly examples: boolean },
): PrecedentFiles {
  const precedents: Precedent[] = [];
  const problems: Problem[] = [];
  for (const name of fileNames(folder)) {
    const file = join(folder, name);
    const parsed = parsePrecedent(readFileSync(file, 'utf8'), lists);
    if (!parsed.ok)
      problems.push(
        ...parsed.error.map(({ line, path, message }) => ({
          code: 'precedentBroken',
          message: `${file}:${line}: ${path === '' ? '' : `${path}: `}${message}`,
        })),
      );
    else if (examples || parsed.value.example !== true) precedents.push(parsed.value);
  }
  return { precedents, problems };
}

function fileNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
