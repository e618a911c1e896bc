import { ORDER_VIEWS, type OrderView } from '@shared/order/OrderView';

export type BookView = OrderView | 'missed';

/** In the order of their digits: missed calls first, somebody waits there. */
export const BOOK_VIEWS: readonly BookView[] = ['missed', ...ORDER_VIEWS];
