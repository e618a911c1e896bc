import type { ReferenceData } from '../contract/ReferenceData';
import type { KnowledgeBook } from '../knowledge/knowledgeSchema';
import type { Precedent } from '../precedent/Precedent';

/** All groups of official data as the host has them in use: what the pages get, and what it looks things up in. */
export interface ReferenceContents extends ReferenceData {
  /** Those that the platform sent. */
  readonly precedents: readonly Precedent[];
  readonly knowledge: KnowledgeBook;
}
