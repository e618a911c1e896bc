// Renderer, desk page: one order of the book on one line.
import type { OrderRow } from '@shared/order/OrderRow';
import { useTranslation } from 'react-i18next';
import { useDeskState, useNowOfDay } from '../../DeskContext';
import { shortTime } from '../../view/duration';
import { DueChip } from '../due/DueChip';

interface BookLineProps {
  readonly id: string;
  readonly row: OrderRow;
  readonly top: number;
  readonly active: boolean;
  readonly opened: boolean;
  readonly onOpen: () => void;
}

export function BookLine({ id, row, top, active, opened, onOpen }: BookLineProps) {
  const { t } = useTranslation();
  const now = useNowOfDay();
  const name = useDeskState((state) => state.lists?.rows.find(({ code }) => code === row.row)?.name);
  const marks = [active ? ' active' : '', opened ? ' opened' : '', row.dangerNow ? ' order-danger' : ''];
  return (
    // The search field keeps the focus and walks the lines with the arrow keys (ARIA combobox).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      className={`book-line${marks.join('')}`}
      style={{ transform: `translateY(${top}px)` }}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-order={row.number}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <b>{row.number}</b>
      <span className={`order-state state-${row.state}`}>{t(`orderState.${row.state}`)}</span>
      <span>{t('order.level', { level: row.level })}</span>
      <span className="book-matter">
        {row.supervised ? <mark>{t('orderView.supervised')}</mark> : null} {row.excerpt || name || '—'}
      </span>
      <span className="book-place">{row.place}</span>
      <DueChip order={row} />
      <time>{shortTime(row.createdAt, now)}</time>
    </div>
  );
}
