// Renderer, desk page: recent orders, to be found by two characters.

import type { OrderRow } from '@shared/order/OrderRow';
import { Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk, useDeskState } from '../../DeskContext';
import { timeOfDay } from '../../view/duration';
import './Order.css';

/** Milliseconds without a key before the host is asked. */
const SEARCH_AFTER = 120;

export function Orders() {
  const { t } = useTranslation();
  const { asks, readOrders } = useDesk();
  const orders = useDeskState((state) => state.orders);
  const query = useDeskState((state) => state.screen.orderQuery);
  const opened = useDeskState((state) => state.identity !== undefined);
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(() => void readOrders(), query === '' ? 0 : SEARCH_AFTER);
    return () => clearTimeout(timer);
  }, [query, opened, readOrders]);
  return (
    <Panel title={t('orders.title')} aside={t('orders.count', { count: orders.length })} className="orders">
      <Input
        size="small"
        allowClear
        data-focus="orders"
        value={query}
        aria-label={t('orders.search')}
        placeholder={t('orders.search')}
        onChange={(event) => asks.screen({ orderQuery: event.target.value })}
      />
      <ul className="order-list" data-testid="orders">
        {orders.map((order) => (
          <OrderLine key={order.order} order={order} />
        ))}
      </ul>
      {orders.length === 0 ? (
        <p className="order-hint">{t(query === '' ? 'orders.none' : 'orders.notFound')}</p>
      ) : null}
    </Panel>
  );
}

function OrderLine({ order }: { readonly order: OrderRow }) {
  const { t } = useTranslation();
  const rowName = useDeskState((state) => state.lists?.rows.find(({ code }) => code === order.row)?.name);
  return (
    <li className={`order-row${order.dangerNow ? ' order-danger' : ''}`} data-order={order.number}>
      <div>
        <b>{order.number}</b>
        <span className={`order-state state-${order.state}`}>{t(`orderState.${order.state}`)}</span>
        <time>{timeOfDay(order.createdAt).slice(0, 5)}</time>
      </div>
      <div className="order-excerpt">
        <span>{t('order.level', { level: order.level })}</span> {rowName ?? t('orders.noRow')} ·{' '}
        {order.excerpt}
      </div>
      <div className="order-where">
        {order.callerNumber} {order.place}
      </div>
    </li>
  );
}
