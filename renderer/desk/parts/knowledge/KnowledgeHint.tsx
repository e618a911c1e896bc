// Renderer, desk page: that the knowledge base has something for the row of the call, and the key that shows it.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { useKnowledge } from './useKnowledge';

export function KnowledgeHint() {
  const { t } = useTranslation();
  const row = useDeskState((state) => state.record?.intake.row ?? '');
  const open = useDeskState((state) => state.screen.open === 'knowledge');
  const hits = useKnowledge('');
  const [first] = hits ?? [];
  if (row === '' || open || first === undefined || hits === undefined) return null;
  return (
    <span className="knowledge-hint" data-testid="knowledge-hint" data-count={hits.length}>
      <ActionButton action="knowledge" always />{' '}
      {t('knowledge.hint', { count: hits.length, title: first.entry.title })}
    </span>
  );
}
