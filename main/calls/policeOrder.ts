// Runs in the host. 五（四）: malicious harassment is recorded and handed to the police with its evidence.
import type { NewEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import type { IntakeState } from '@shared/intake/IntakeState';
import { orderContentOf } from '@shared/intake/orderContentOf';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, PersonId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { decideOrder, type OrderCommand } from '@shared/order/decideOrder';
import { evolveOrder } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { EvidenceCall, OrderContent } from '@shared/order/OrderEvent';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { nextOrderNumber, ordersOf } from './callOrders';

export const HARASSMENT_CLAUSE = '五（四）';
/** 举报违法犯罪的线索 of annex 3（二）1: where police look for it, unless the operator chose a row. */
const ROW = { row: '110-01', item: '110-01.03' } as const;
const REASON = `恶意骚扰12345与110，移交公安机关依法依规处置（${HARASSMENT_CLAUSE}）`;

export interface PoliceOrderDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly reference: Pick<ReferenceShelf, 'at'>;
  /** Who is signed in there by name. */
  personAt(seat: SeatId): PersonId | undefined;
}

/**
 * The order that carries the evidence to the 110 side: this call and the earlier ones of the number that were
 * named harassment. On a 110 seat it stays there. Written when the wrap-up ends, so that a wrong key can be put
 * right before; none where the call was handed over already.
 */
export async function policeOrder(
  { store, clock, newEvent, reference, personAt }: PoliceOrderDeps,
  seat: SeatId,
  call: CallId,
  state: IntakeState,
  earlier: readonly EvidenceCall[],
): Promise<Result<readonly NewEvent[]>> {
  const { last, free } = await ordersOf(store, call);
  if (last?.order.content.clause === HARASSMENT_CLAUSE) return ok([]);
  const side = sideOf(seat);
  const number = await nextOrderNumber(store, seat, clock());
  const { lists } = reference.at(seat).versions;
  const content = { ...contentOf(state, side === '110', earlier), lists };
  const commands: readonly OrderCommand[] = [
    { type: 'createOrder', number, call, content },
    ...(side === '110' ? [] : [{ type: 'dispatchOrder', to: '110', reason: REASON } as const]),
  ];
  let order: Order | undefined;
  const events: NewEvent[] = [];
  for (const command of commands) {
    const decided = decideOrder(order, command, { side, person: personAt(seat) });
    if (!decided.ok) return decided;
    order = decided.value.reduce(evolveOrder, order);
    events.push(...decided.value.map((body) => newEvent(seat, orderStream(free), body)));
  }
  return ok(events);
}

function contentOf(state: IntakeState, atPolice: boolean, evidence: readonly EvidenceCall[]): OrderContent {
  const content = orderContentOf(state);
  const said = content.form.narrative.trim();
  return {
    ...content,
    ...(content.row === '' ? ROW : {}),
    form: { ...content.form, narrative: `恶意骚扰来电，共${evidence.length}次。${said}` },
    owner: atPolice ? 'ours' : 'theirs',
    clause: HARASSMENT_CLAUSE,
    linkage: !atPolice,
    evidence,
  };
}
