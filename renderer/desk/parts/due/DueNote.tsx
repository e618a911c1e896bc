// Renderer, desk page: the deadline of this side that needs a look now, always in the same place.
import { useTranslation } from 'react-i18next';
import { openOrder } from '../../act/orderActs';
import { useDesk, useDeskState, useHostNow } from '../../DeskContext';
import { dueSummary } from '../../view/dueView';
import { DueText } from './DueText';

export function DueNote() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const now = useHostNow();
  const rows = useDeskState((state) => state.waiting.due);
  const summary = dueSummary(rows, now);
  if (summary === undefined) return <div className="due-note" />;
  const { row, state, warned, overdue } = summary;
  return (
    <div className="due-note" data-testid="due" data-phase={state.phase} data-warned={warned}>
      <button type="button" className="plain-button" onClick={() => openOrder(asks, row.order)}>
        {t('due.first')} {row.number} {t('order.level', { level: row.level })}
      </button>
      <DueText state={state} />
      {warned > 1 || overdue > 0 ? <span>{t('due.more', { warned, overdue })}</span> : null}
      {/* Spoken when the share is passed, and not every second. */}
      <span className="only-spoken" role="status">
        {state.phase === 'running' ? '' : t('due.spoken', { number: row.number, share: SHARE[state.phase] })}
      </span>
    </div>
  );
}

const SHARE = { half: 50, eighty: 80, overdue: 100, met: 0, metLate: 0 } as const;
