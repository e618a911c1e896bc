// Renderer, desk page: recent orders, to be found by two characters and opened with the arrow keys and Enter.

import type { OrderRow } from '@shared/order/OrderRow';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { openOrder } from '../../act/orderActs';
import { useDesk, useDeskState, useNowOfDay } from '../../DeskContext';
import { shortTime } from '../../view/duration';
import { DueChip } from '../due/DueChip';
import './Order.css';
import { nextLine } from '../../../ui/keys/nextLine';

/** Milliseconds without a key before the host is asked. */
const SEARCH_AFTER = 120;

export function Orders() {
  const { t } = useTranslation();
  const { asks, readOrders } = useDesk();
  const orders = useDeskState((state) => state.orders);
  const query = useDeskState((state) => state.screen.orderQuery);
  const opened = useDeskState((state) => state.identity !== undefined);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(() => void readOrders(), query === '' ? 0 : SEARCH_AFTER);
    return () => clearTimeout(timer);
  }, [query, opened, readOrders]);
  const open = (order: OrderRow | undefined) => {
    if (order !== undefined) openOrder(asks, order.order);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = nextLine(event.key, at, orders.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && !event.ctrlKey) open(orders[Math.max(at, 0)]);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={t('orders.title')} aside={t('orders.count', { count: orders.length })} className="orders">
      <Input
        size="small"
        allowClear
        data-focus="orders"
        value={query}
        aria-label={t('orders.search')}
        placeholder={t('orders.search')}
        role="combobox"
        aria-expanded="true"
        aria-controls="order-list"
        aria-activedescendant={at >= 0 ? `order-${at}` : undefined}
        onChange={(event) => {
          setAt(-1);
          asks.screen({ orderQuery: event.target.value });
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(-1)}
      />
      <div
        id="order-list"
        className="order-list"
        role="listbox"
        aria-label={t('orders.title')}
        data-testid="orders"
      >
        {orders.map((order, place) => (
          <OrderLine
            key={order.order}
            id={`order-${place}`}
            order={order}
            active={place === at}
            onOpen={() => open(order)}
          />
        ))}
      </div>
      {orders.length === 0 ? (
        <p className="order-hint">{t(query === '' ? 'orders.none' : 'orders.notFound')}</p>
      ) : null}
    </Panel>
  );
}

interface OrderLineProps {
  readonly id: string;
  readonly order: OrderRow;
  readonly active: boolean;
  readonly onOpen: () => void;
}

function OrderLine({ id, order, active, onOpen }: OrderLineProps) {
  const { t } = useTranslation();
  const now = useNowOfDay();
  const rowName = useDeskState((state) => state.lists?.rows.find(({ code }) => code === order.row)?.name);
  return (
    // The search field keeps the focus and moves through the lines with the arrow keys (ARIA combobox).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      className={`order-row${order.dangerNow ? ' order-danger' : ''}${active ? ' active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-order={order.number}
      ref={(line) => {
        if (active) line?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <div>
        <b>{order.number}</b>
        <span className={`order-state state-${order.state}`}>{t(`orderState.${order.state}`)}</span>
        <time>{shortTime(order.createdAt, now)}</time>
      </div>
      <div className="order-excerpt">
        <span>{t('order.level', { level: order.level })}</span> {rowName ?? t('orders.noRow')} ·{' '}
        {order.excerpt}
      </div>
      <div className="order-where">
        {order.callerNumber} {order.place}
        <DueChip order={order} />
      </div>
    </div>
  );
}
