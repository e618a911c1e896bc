// Renderer, desk page: the rows of one view, read a page at a time as one scrolls, and anew when something changed.
import type { OrderRow } from '@shared/order/OrderRow';
import type { OrderCursor, OrderFilter, OrderOrder, OrderView } from '@shared/order/OrderView';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk, useDeskState } from '../../DeskContext';

export interface BookQuery {
  readonly view: OrderView;
  readonly query: string;
  readonly filter: OrderFilter;
  readonly order: OrderOrder;
}

export interface BookRows {
  readonly rows: readonly OrderRow[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly readMore: () => void;
}

const PAGE = 100;
/** Milliseconds without a key before the host is asked. */
const SEARCH_AFTER = 80;

interface Read {
  readonly rows: readonly OrderRow[];
  readonly next: OrderCursor | undefined;
}

export function useBook(asked: BookQuery): BookRows {
  const { asks } = useDesk();
  const changes = useDeskState((state) => state.listChanges);
  const [read, setRead] = useState<Read>({ rows: [], next: undefined });
  const [loading, setLoading] = useState(true);
  // An answer that is overtaken by a newer question is left out.
  const turn = useRef(0);
  const shown = useRef(PAGE);
  const { view, query, filter, order } = asked;
  const key = JSON.stringify(asked);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all that is asked
  const ask = useCallback(
    async (limit: number, after?: OrderCursor) => {
      turn.current += 1;
      const mine = turn.current;
      setLoading(true);
      const answer = await asks.ask('order.find', {
        view,
        query,
        filter,
        order,
        limit,
        ...(after === undefined ? {} : { after }),
      });
      if (mine !== turn.current) return;
      setLoading(false);
      if (!answer.ok) return;
      const { rows, next } = answer.value;
      setRead((before) => ({ rows: after === undefined ? rows : [...before.rows, ...rows], next }));
    },
    [asks, key],
  );

  useEffect(() => {
    shown.current = PAGE;
    const timer = setTimeout(() => void ask(PAGE), query === '' ? 0 : SEARCH_AFTER);
    return () => clearTimeout(timer);
  }, [ask, query]);
  // What one has scrolled to stays there, up to what one question may ask.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again for a change alone
  useEffect(() => {
    if (changes > 0) void ask(Math.min(500, Math.max(PAGE, shown.current)));
  }, [changes]);

  return {
    rows: read.rows,
    more: read.next !== undefined,
    loading,
    readMore: () => {
      if (read.next === undefined || loading) return;
      shown.current = read.rows.length + PAGE;
      void ask(PAGE, read.next);
    },
  };
}
