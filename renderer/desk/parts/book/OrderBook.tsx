// Renderer, desk page: all orders in views, in the place of intake and lists while no call is on.
import { MOST_COUNTED, type OrderCounts } from '@shared/order/OrderView';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { BOOK_VIEWS, type BookView } from '../../view/bookViews';
import { ActionButton } from '../ActionButton';
import { ChoiceButtons } from '../ChoiceButtons';
import './Book.css';
import { BookList } from './BookList';
import { MissedList } from './MissedList';

export function OrderBook() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf((view) => view.choices);
  const view = useDeskState((state) => state.screen.bookView);
  const counts = useCounts();
  const missed = useDeskState((state) => state.missed.length);
  const countOf = (one: BookView): string => {
    const count = one === 'missed' ? missed : (counts?.[one] ?? 0);
    return count > MOST_COUNTED ? t('orderBook.more') : t('orderBook.count', { count });
  };
  return (
    <Panel
      title={t('orderBook.title')}
      className="book"
      aside={
        <>
          <ActionButton action="newOrder" always />
          <ActionButton action="orderBook" always label={t('action.close')} />
        </>
      }
    >
      <nav className="book-views" data-testid="book-views">
        <ChoiceButtons
          label={t('orderBook.views')}
          digits={choices === 'bookViews'}
          altOnce
          choices={BOOK_VIEWS.map((one) => ({
            id: `view-${one}`,
            label: `${t(`orderView.${one}`)} ${countOf(one)}`,
            chosen: one === view,
          }))}
          onChoose={(index) => asks.screen({ bookView: BOOK_VIEWS[index] ?? 'mine' })}
        />
      </nav>
      {view === 'missed' ? <MissedList /> : <BookList key={view} view={view} />}
    </Panel>
  );
}

function useCounts(): OrderCounts | undefined {
  const { asks } = useDesk();
  const changes = useDeskState((state) => state.listChanges);
  const person = useDeskState((state) => state.person?.id);
  const [counts, setCounts] = useState<OrderCounts>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again for a change or another person
  useEffect(() => {
    let wanted = true;
    void asks.ask('order.counts', {}).then((answer) => wanted && answer.ok && setCounts(answer.value));
    return () => {
      wanted = false;
    };
  }, [asks, changes, person]);
  return counts;
}
