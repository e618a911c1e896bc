// Renderer, desk page: what the knowledge base has for these words, or for the row of the call.
import type { KnowledgeHit } from '@shared/knowledge/findKnowledge';
import { useEffect, useState } from 'react';
import { useDesk, useDeskState } from '../../DeskContext';

/** Milliseconds without a key before the host is asked. */
const SEARCH_AFTER = 120;

/** Undefined until the first answer. Asked anew for another row or place, and when the entries are other ones. */
export function useKnowledge(query: string): readonly KnowledgeHit[] | undefined {
  const { asks } = useDesk();
  const [hits, setHits] = useState<readonly KnowledgeHit[]>();
  const row = useDeskState((state) => state.record?.intake.row ?? '');
  const division = useDeskState((state) => state.record?.intake.form.division ?? '');
  const version = useDeskState((state) => state.reference?.versions.knowledge);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what makes the hits old
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const answer = await asks.read('knowledge.find', { query, row, division });
      if (wanted && answer.ok) setHits(answer.value);
    };
    const timer = setTimeout(() => void ask(), query === '' ? 0 : SEARCH_AFTER);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks, query, row, division, version]);
  return hits;
}
