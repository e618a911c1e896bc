// Renderer, desk page: the deadline of one line of the orders.
import type { OrderRow } from '@shared/order/OrderRow';
import { useTranslation } from 'react-i18next';
import { useHostNow } from '../../DeskContext';
import { rowClock } from '../../view/dueView';
import { DueText } from './DueText';

export function DueChip({ order }: { readonly order: OrderRow }) {
  const { t } = useTranslation();
  if (order.clockFailure !== undefined && order.dueAt === undefined)
    return order.clockFailure === 'kindMissing' ? (
      <span className="due">{t('due.kindMissing')}</span>
    ) : (
      <span className="due due-overdue">{t('due.unknown')}</span>
    );
  return order.dueAt === undefined ? null : <Running order={order} />;
}

function Running({ order }: { readonly order: OrderRow }) {
  const state = rowClock(order, useHostNow());
  return state === undefined ? null : <DueText state={state} />;
}
