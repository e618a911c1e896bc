// Renderer, desk page: one order to read, in the column of the orders: what it says, and how it came about.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { OrderId } from '@shared/kernel/ids';
import { orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { may } from '@shared/person/may';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { focusFirst } from '../../act/focusOn';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { Deadlines } from '../due/Deadlines';
import { Facts } from './Facts';
import './OrderPage.css';
import { PrecedentFact } from './PrecedentFact';
import { PrintHead } from './PrintHead';
import { Recordings } from './Recordings';
import { Timeline } from './Timeline';
import { OrderWork } from './work/OrderWork';

export function OrderPage() {
  const { t } = useTranslation();
  const id = useDeskState((state) => state.screen.order);
  const mayPrint = useDeskState(({ person }) => person !== undefined && may(person.role, 'printOrders'));
  // In a browser the print window is where a PDF is saved too.
  const ownPdf = useDeskState(({ identity }) => identity?.host === 'desktop');
  const { order, events } = useOrder();
  return (
    <Panel
      title={t('orderPage.title')}
      className="order-page head-wraps"
      aside={
        <>
          <ActionButton
            action="printOrder"
            always={mayPrint}
            label={t(ownPdf ? 'action.printOrder' : 'orderPage.printOrPdf')}
          />
          {ownPdf ? <ActionButton action="savePdf" always={mayPrint} /> : null}
          <ActionButton action="showNumbers" always />
          <ActionButton action="close" always />
        </>
      }
    >
      <div
        ref={focusFirst}
        className="read-here"
        tabIndex={-1}
        data-testid="order-page"
        data-order-open={order?.number ?? ''}
      >
        {order === undefined ? (
          <p className="order-hint">{t('orderPage.loading')}</p>
        ) : (
          <>
            <PrintHead order={order} />
            <OrderWork order={order} version={versionOf(events)} />
            {id === undefined ? null : <Deadlines id={id} order={order} />}
            <PrecedentFact precedent={order.precedent} />
            <Facts order={order} />
          </>
        )}
        <Recordings call={order?.call} />
        <Timeline events={events} />
      </div>
    </Panel>
  );
}

const NO_EVENTS: readonly RecordedEvent[] = [];

/** Read anew whenever the list is: then something happened to some order. */
function useOrder(): { readonly order: Order | undefined; readonly events: readonly RecordedEvent[] } {
  const { asks } = useDesk();
  const id = useDeskState((state) => state.screen.order);
  const orders = useDeskState((state) => state.listChanges);
  const [read, setRead] = useState<{ readonly id: OrderId; readonly events: readonly RecordedEvent[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what says that it changed
  useEffect(() => {
    let wanted = true;
    if (id !== undefined) void readOrder(id);
    return () => {
      wanted = false;
    };
    // A read that fails leaves what is shown, and the form that is being written on it.
    async function readOrder(order: OrderId): Promise<void> {
      const answer = await asks.ask('order.read', { order });
      if (!answer.ok) return;
      const call = foldOrder(answer.value)?.call;
      const facts = call === undefined ? undefined : await asks.ask('call.read', { call });
      if (wanted) setRead({ id: order, events: [...answer.value, ...(facts?.ok ? facts.value : [])] });
    }
  }, [asks, id, orders]);
  // Never the last order's words under the next one's steps.
  const events = read !== undefined && read.id === id ? read.events : NO_EVENTS;
  // The same order until something happened to it: what hangs on it is worked out once.
  const order = useMemo(() => foldOrder(events), [events]);
  return { order, events };
}

/** Of the order's own stream: an edit says from which version it began. */
const versionOf = (events: readonly RecordedEvent[]): number =>
  Math.max(0, ...events.flatMap(({ stream, version }) => (stream.startsWith('order:') ? [version] : [])));

const foldOrder = (events: readonly RecordedEvent[]): Order | undefined =>
  orderFrom(events.flatMap(({ stream, body }) => (stream.startsWith('order:') ? [body as OrderEvent] : [])));
