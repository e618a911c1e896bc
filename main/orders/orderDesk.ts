// Runs in the host. What people do with orders outside of a call: each step decided in the order's turn, by the
// rules of shared/order, and recorded with what follows from it.
import type { EditAnswer } from '@shared/contract/order/OrderCalls';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import { EMPTY_FORM } from '@shared/intake/IntakeForm';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { followUps } from '@shared/order/atOnce/followUps';
import { fieldsOf, type OrderFields } from '@shared/order/conflict/OrderFields';
import { decideOrder, type OrderCommand } from '@shared/order/decideOrder';
import { evolveOrder, orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderAction } from '@shared/order/OrderAction';
import type { OrderContent, OrderEvent } from '@shared/order/OrderEvent';
import { nextOrderNumber } from '../calls/callOrders';
import type { IntakeDeps } from '../calls/recordIntake';
import type { SettingsStore } from '../settings/SettingsStore';
import type { AtOnceDeps } from './actAtOnce';
import { commandOf } from './commandOf';
import { turnOf } from './dutyCalls';
import { actorOf, type Editor } from './Editor';

export type OrderDeskDeps = Pick<IntakeDeps, 'store' | 'calls' | 'clock' | 'ids' | 'newEvent'> &
  Pick<AtOnceDeps, 'reference'> & {
    settings(seat: SeatId): Pick<SettingsStore, 'read'>;
  };

interface OpenOrder {
  readonly id: OrderId;
  readonly order: Order;
  readonly events: readonly { readonly body: OrderEvent; readonly version: number; readonly seat: SeatId }[];
}

/** An empty draft of this side. */
export async function createDraft(
  deps: OrderDeskDeps,
  who: Editor,
): Promise<Result<{ order: OrderId; number: string }>> {
  const { store, calls, clock, ids, newEvent } = deps;
  return calls.inTurn(`numbers of ${who.seat}` as CallId, async () => {
    const id = ids() as OrderId;
    const createdAt = clock();
    const number = await nextOrderNumber(store, who.seat, createdAt);
    const { organisation } = deps.settings(who.seat).read();
    const made = { number, content: EMPTY, createdAt, organisation };
    const command = { type: 'createOrder', ...made, draft: true } as const;
    const decided = decideOrder(undefined, command, actorOf(who));
    if (!decided.ok) return decided;
    const written = await store.append(
      decided.value.map((body) => newEvent(who.seat, orderStream(id), body)),
      { stream: orderStream(id), version: 0 },
    );
    return written.ok ? ok({ order: id, number }) : written;
  });
}

/** One step of one order, or of two that are tied: both are recorded at once or neither is. */
export async function actOnOrder(
  deps: OrderDeskDeps,
  who: Editor,
  id: OrderId,
  action: OrderAction,
): Promise<Result<null>> {
  const other = await otherEnd(deps, id, action);
  if (!other.ok) return other;
  return inTurns(deps, [id, ...(other.value === undefined ? [] : [other.value])], async () => {
    const one = await open(deps, id);
    const two = other.value === undefined ? undefined : await open(deps, other.value);
    if (one === undefined) return fail(UNKNOWN);
    const commands = commandOf(action, {
      at: deps.clock(),
      side: sideOf(who.seat),
      ...listsOf(deps, who.seat),
      one,
      two,
    });
    const first = decide(deps, who, one, commands.here, two?.order);
    if (!first.ok) return first;
    const second =
      two === undefined || commands.there === undefined
        ? ok([])
        : decide(deps, who, two, commands.there, one.order);
    if (!second.ok) return second;
    const events = [...first.value, ...second.value];
    if (events.length === 0) return ok(null);
    const done = await deps.store.append(events, { stream: orderStream(id), version: one.events.length });
    return done.ok ? ok(null) : done;
  });
}

/** Fields anew, by who began at version `base`. Where somebody wrote since, nothing is saved before it is settled. */
export async function editOrder(
  deps: OrderDeskDeps,
  who: Editor,
  asked: {
    readonly order: OrderId;
    readonly base: number;
    readonly fields: Partial<OrderFields>;
    readonly reason: string;
    readonly settled?: number | undefined;
  },
): Promise<Result<EditAnswer>> {
  const { order: id, base, fields, reason, settled } = asked;
  return inTurns(deps, [id], async (): Promise<Result<EditAnswer>> => {
    const now = await open(deps, id);
    if (now === undefined) return fail(UNKNOWN);
    const version = now.events.length;
    const since = now.events.filter((event) => event.version > base && isEdit(event.body));
    const last = since.at(-1);
    if (last !== undefined && settled !== version) {
      const before = orderFrom(now.events.filter((event) => event.version <= base).map(({ body }) => body));
      const start = fieldsOf((before ?? now.order).content);
      const by = last.body.person ?? last.seat;
      return ok({ saved: false, version, base: start, theirs: fieldsOf(now.order.content), by });
    }
    const command = { type: 'reviseOrder', fields, reason, ...(last && { settled: version }) } as const;
    const decided = decide(deps, who, now, command, undefined);
    if (!decided.ok) return decided;
    if (decided.value.length === 0) return ok({ saved: true });
    const done = await deps.store.append(decided.value, { stream: orderStream(id), version });
    return done.ok ? ok({ saved: true }) : done;
  });
}

/** Another row or item changes no field that is written. */
const isEdit = (body: OrderEvent): boolean => body.type === 'orderEdited' && body.was === undefined;

const listsOf = ({ reference }: OrderDeskDeps, seat: SeatId) => {
  const { lists, versions } = reference.at(seat);
  return { lists, version: versions.lists };
};

/** The events of a command with what follows from them, in their envelopes. */
function decide(
  { reference, newEvent }: OrderDeskDeps,
  who: Editor,
  { id, order }: OpenOrder,
  command: OrderCommand,
  other: Order | undefined,
): Result<readonly NewEvent[]> {
  const decided = decideOrder(order, command, { ...actorOf(who), order: id, other });
  if (!decided.ok) return decided;
  const after = decided.value.reduce<Order | undefined>(evolveOrder, order) ?? order;
  const next = decided.value.length === 0 ? [] : followUps(after, reference.at(who.seat).followUp);
  return ok([...decided.value, ...next].map((body) => newEvent(who.seat, orderStream(id), body)));
}

async function open({ store }: OrderDeskDeps, id: OrderId): Promise<OpenOrder | undefined> {
  const events = (await store.readStream(orderStream(id))) as unknown as OpenOrder['events'];
  const order = orderFrom(events.map(({ body }) => body));
  return order && { id, order, events };
}

/** The id behind the number that a person gave, or behind the tie that is to be undone. */
async function otherEnd(
  deps: OrderDeskDeps,
  id: OrderId,
  action: OrderAction,
): Promise<Result<OrderId | undefined>> {
  if (action.type === 'unlink') return ok(action.to);
  if (action.type === 'unmerge') return ok((await open(deps, id))?.order.mergedInto?.order);
  if (action.type !== 'link' && action.type !== 'merge') return ok(undefined);
  const found = await deps.store.orderOfNumber(action.number.trim());
  return found === undefined ? fail(numberUnknown(action.number)) : ok(found);
}

/** Each order in its own turn, in one order for all, so that two ties can't wait for each other. */
async function inTurns<T>(deps: OrderDeskDeps, ids: readonly OrderId[], step: () => Promise<T>): Promise<T> {
  const turns = await Promise.all(
    [...new Set(ids)].map(async (id) => turnOf(id, (await open(deps, id))?.order)),
  );
  return [...new Set(turns)]
    .sort()
    .reduceRight<() => Promise<T>>((inner, turn) => () => deps.calls.inTurn(turn, inner), step)();
}

const EMPTY: OrderContent = {
  form: EMPTY_FORM,
  callerNumber: '',
  row: '',
  item: '',
  owner: 'ours',
  clause: '',
  level: 3,
  dangerNow: false,
  danger: [],
  attempts: [],
  linkage: false,
};

const UNKNOWN: Failure = { code: 'orderUnknown', message: '没有这张工单。' };
const numberUnknown = (number: string): Failure => ({
  code: 'orderUnknown',
  message: `没有编号为${number}的工单。`,
});
