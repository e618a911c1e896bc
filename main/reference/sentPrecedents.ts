/** Main process and browser-seat host. Decisions that the platform sent, signed and checked: a file each. */
import type { Lists } from '@shared/diversion/types';
import type { Precedent } from '@shared/precedent/Precedent';
import { parsePrecedent } from '@shared/precedent/parsePrecedent';
import type { Texts } from './lastGood';
import { readPlatformCopy } from './platformCopy';
import { versionOf } from './readGroup';

export interface SentPrecedents {
  readonly texts: Texts<string>;
  readonly version: string;
  /** Without those whose codes the lists in use no longer have. */
  readonly precedents: readonly Precedent[];
}

export function readSentPrecedents(
  dir: string | undefined,
  lists: Pick<Lists, 'rows' | 'departments'>,
): SentPrecedents {
  const copy = dir === undefined ? undefined : readPlatformCopy(dir, 'precedents');
  const texts = copy?.files ?? {};
  const precedents = Object.values(texts).flatMap((text) => {
    const parsed = parsePrecedent(text, lists);
    return parsed.ok && parsed.value.example !== true ? [parsed.value] : [];
  });
  return { texts, version: copy === undefined ? '' : versionOf(texts, copy.version), precedents };
}
