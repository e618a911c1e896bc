import type { KnowledgeHit } from '../../knowledge/findKnowledge';
import type { ReferenceUpdate, ReferenceVersions } from '../../reference/ReferenceUpdate';
import type { ReferenceData } from '../ReferenceData';

/** What counts at the seat that asks: of which versions, and what has changed since the program started. */
export interface ReferenceInUse extends ReferenceData {
  readonly versions: ReferenceVersions;
  readonly updates: readonly ReferenceUpdate[];
}

/** What the pages ask of the official data. */
export interface ReferenceCalls {
  'reference.read': { arg: Record<string, never>; answer: ReferenceInUse };
  /**
   * 知识库, best first: by words, or without any what belongs to the row. `division`: of the matter; empty: the
   * seat's own.
   */
  'knowledge.find': {
    arg: { query: string; row: string; division: string };
    answer: readonly KnowledgeHit[];
  };
}

export interface ReferencePushes {
  /** These groups count anew at the seat: what was read before is old. */
  'reference.changed': readonly ReferenceUpdate[];
}
