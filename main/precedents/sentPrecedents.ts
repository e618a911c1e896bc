// Runs in the host. Decisions that the platform sent, signed and checked: in use from the next look on, without a start.
import { statSync } from 'node:fs';
import type { Lists } from '@shared/diversion/types';
import type { Precedent } from '@shared/precedent/Precedent';
import { parsePrecedent } from '@shared/precedent/parsePrecedent';
import { fileOfPlatform, readPlatformCopy } from '../reference/platformCopy';

/** Read anew when the kept copy was replaced. Codes that the lists in use no longer have leave their decision out. */
export function createSentPrecedents(
  dir: string,
  lists: Pick<Lists, 'rows' | 'departments'>,
): () => readonly Precedent[] {
  let known: { readonly at: number; readonly precedents: readonly Precedent[] } | undefined;
  return () => {
    const at = statSync(fileOfPlatform(dir, 'precedents'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (known?.at !== at) known = { at, precedents: at === 0 ? [] : read(dir, lists) };
    return known.precedents;
  };
}

const read = (dir: string, lists: Pick<Lists, 'rows' | 'departments'>): readonly Precedent[] =>
  Object.values(readPlatformCopy(dir, 'precedents')?.files ?? {}).flatMap((text) => {
    const parsed = parsePrecedent(text, lists);
    return parsed.ok && parsed.value.example !== true ? [parsed.value] : [];
  });
