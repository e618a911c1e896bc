// Renderer, desk page: one view of the book: found by typing, walked by arrow keys, drawn a screen at a time.
import type { OrderRow } from '@shared/order/OrderRow';
import type { OrderFilter, OrderOrder, OrderView } from '@shared/order/OrderView';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextLine } from '../../../ui/keys/nextLine';
import { openOrder } from '../../act/orderActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { BookFilters } from './BookFilters';
import { BookLine } from './BookLine';
import { ExportBar } from './ExportBar';
import { useBook } from './useBook';

const LINE = 30;

export function BookList({ view }: { readonly view: OrderView }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<OrderFilter>({});
  const [order, setOrder] = useState<OrderOrder>('newest');
  const [at, setAt] = useState(0);
  const { rows, more, loading, readMore } = useBook({ view, query, filter, order });
  const open = (row: OrderRow | undefined) => {
    if (row !== undefined) openOrder(asks, row.order);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = nextLine(event.key, at, rows.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && !event.ctrlKey) open(rows[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="book-tools">
        <Input
          size="small"
          allowClear
          autoFocus
          data-focus="book"
          value={query}
          aria-label={t('orderBook.search')}
          placeholder={t('orderBook.search')}
          role="combobox"
          aria-expanded="true"
          aria-controls="book-list"
          aria-activedescendant={rows.length > 0 ? `book-${at}` : undefined}
          onChange={(event) => {
            setAt(0);
            setQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <BookFilters filter={filter} order={order} onFilter={setFilter} onOrder={setOrder} />
        <ExportBar asked={{ view, query, filter }} />
      </div>
      <VirtualRows rows={rows} at={at} onEnd={more ? readMore : undefined} onOpen={open} />
      <p className="order-hint" data-testid="book-state" data-loading={loading}>
        {rows.length > 0
          ? t('orderBook.hint')
          : t(loading ? 'orderBook.loading' : query === '' ? 'orderBook.none' : 'orderBook.notFound')}
      </p>
    </>
  );
}

interface VirtualRowsProps {
  readonly rows: readonly OrderRow[];
  readonly at: number;
  /** Called when the last row that is read comes in sight. */
  readonly onEnd: (() => void) | undefined;
  readonly onOpen: (row: OrderRow) => void;
}

function VirtualRows({ rows, at, onEnd, onOpen }: VirtualRowsProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const opened = useDeskState((state) => state.screen.order);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 12,
  });
  const shown = lines.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, onEnd]);
  // Only for the arrow keys: who scrolls by hand stays where he is when more rows come.
  useEffect(() => lines.scrollToIndex(at), [at, lines]);
  return (
    <div
      ref={box}
      id="book-list"
      className="book-list"
      role="listbox"
      aria-label={t('orderBook.title')}
      data-testid="book"
    >
      <div style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <BookLine
              key={row.order}
              id={`book-${index}`}
              row={row}
              top={start}
              active={index === at}
              opened={row.order === opened}
              onOpen={() => onOpen(row)}
            />
          );
        })}
      </div>
    </div>
  );
}
