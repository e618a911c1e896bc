// Runs in the host. What the operator does on an order's at-once checklist: ring the next duty phone, or say that
// somebody was told by other means.
import type { AtOnceAction } from '@shared/contract/order/OrderCalls';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { callStream, orderStream } from '@shared/events/StreamId';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { nextStep, runningDutyCall } from '@shared/order/atOnce/AtOnce';
import type { AtOnceCommand } from '@shared/order/atOnce/decideAtOnce';
import { dutyOutcome } from '@shared/order/atOnce/dutyOutcome';
import { followUps } from '@shared/order/atOnce/followUps';
import { decideOrder } from '@shared/order/decideOrder';
import { evolveOrder } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { type DutyParty, dutyPhone } from '@shared/order/roster/dutyPhone';
import { canDial } from '../calls/canDial';
import type { IntakeDeps } from '../calls/recordIntake';
import type { ReferenceShelf } from '../reference/referenceShelf';
import { endedBodies, readOrder, turnOf } from './dutyCalls';
import { actorOf, type Editor } from './Editor';

export interface AtOnceDeps
  extends Pick<IntakeDeps, 'store' | 'calls' | 'clock' | 'ids' | 'newEvent' | 'phoneReady' | 'tellPhone'> {
  readonly reference: Pick<ReferenceShelf, 'at'>;
  readonly practice: boolean;
}

/** Decided and recorded in the order's turn; the phone is told after the commit. */
export async function actAtOnce(
  deps: AtOnceDeps,
  who: Editor,
  id: OrderId,
  action: AtOnceAction,
): Promise<Result<null>> {
  const { store, calls } = deps;
  return calls.inTurn(turnOf(id, await readOrder(store, id)), async () => {
    const order = await readOrder(store, id);
    if (order === undefined) return fail(UNKNOWN);
    if (action.type === 'dial') return dial(deps, who, id, order, action.to);
    const at = deps.clock();
    const command: AtOnceCommand =
      action.type === 'told'
        ? { type: 'tellOtherwise', to: action.to, reason: action.reason, at }
        : { type: 'noteResponse', department: action.department, stage: action.stage, at };
    const decided = decideOrder(order, command, actorOf(who));
    if (!decided.ok) return decided;
    const after = evolved(order, decided.value);
    return written(
      await store.append(
        inOrder(deps, who.seat, id, [
          ...decided.value,
          ...followUps(after, deps.reference.at(who.seat).followUp),
        ]),
      ),
    );
  });
}

async function dial(
  deps: AtOnceDeps,
  who: Editor,
  id: OrderId,
  order: Order,
  asked: DutyParty | undefined,
): Promise<Result<null>> {
  const { store, clock, ids, newEvent, phoneReady, tellPhone, reference, practice } = deps;
  const { seat } = who;
  const { roster, followUp } = reference.at(seat);
  if (roster.sample && !practice) return fail(SAMPLE);
  const over = await leftOver(deps, who, order);
  const now = evolved(order, over);
  const to = asked ?? nextStep(now.atOnce)?.to;
  if (to === undefined) return fail(ALL_TOLD);
  const free = await canDial(store, seat);
  if (!free.ok) return free;
  const ready = phoneReady(seat);
  if (!ready.ok) return ready;
  const phone = dutyPhone(roster, to, clock(), followUp.calendar);
  if (!phone.ok) return phone;
  const call = ids() as CallId;
  const decided = decideOrder(
    now,
    { type: 'dialDuty', to, call, ...phone.value, roster: roster.version },
    actorOf(who),
  );
  if (!decided.ok) return decided;
  const placed = newEvent(seat, callStream(call), { type: 'dutyCallPlaced', order: id, to });
  const appended = await store.append([...inOrder(deps, seat, id, [...over, ...decided.value]), placed]);
  if (appended.ok) tellPhone(seat, { type: 'dial', call, number: phone.value.number });
  return written(appended);
}

/** A call that was never dialled, because the program died in between, is given up when the next one is asked for. */
async function leftOver(
  { store, clock, reference }: AtOnceDeps,
  who: Editor,
  order: Order,
): Promise<readonly OrderEvent[]> {
  const running = runningDutyCall(order.atOnce);
  if (running === undefined) return [];
  const events = await store.readStream(callStream(running.call));
  const begun = events.some(({ body }) => body.type === 'legDialled');
  const dialledAt = events[0]?.at ?? clock();
  // The phone answers within this time, or it never will.
  const late = clock() - dialledAt > GIVEN_UP_AFTER;
  const outcome = begun
    ? dutyOutcome(events)
    : late
      ? ({ result: 'failed', startedAt: dialledAt, endedAt: clock() } as const)
      : undefined;
  return outcome === undefined
    ? []
    : endedBodies(order, actorOf(who), running.call, outcome, reference.at(who.seat).followUp);
}

const GIVEN_UP_AFTER = 5_000;

const evolved = (order: Order, events: readonly OrderEvent[]): Order =>
  events.reduce<Order | undefined>(evolveOrder, order) ?? order;

const inOrder = (
  { newEvent }: AtOnceDeps,
  seat: SeatId,
  id: OrderId,
  bodies: readonly OrderEvent[],
): readonly NewEvent[] => bodies.map((body) => newEvent(seat, orderStream(id), body));

const written = (appended: Result<unknown>): Result<null> => (appended.ok ? ok(null) : appended);

const SAMPLE: Failure = {
  code: 'rosterSample',
  message: '值守表还是示例数据，正式话务不能拨打。',
  hint: '请用其他方式告知并记录；同时请班长换上本市的值守表（resources/rosters/duty.json）。',
};
const UNKNOWN: Failure = { code: 'orderUnknown', message: '没有这张工单。' };
const ALL_TOLD: Failure = { code: 'allTold', message: '清单里的单位都已经告知。' };
