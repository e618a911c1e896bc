// Runs in the host. Calls that nobody answered: taken on, called back, closed. Nothing of it ends by time.
import type { MissedAction } from '@shared/contract/order/OrderCalls';
import { missedStream } from '@shared/events/StreamId';
import type { CallId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { decideMissed, type MissedCommand } from '@shared/missed/decideMissed';
import type { MissedCall, MissedId } from '@shared/missed/MissedCall';
import { maskNumber } from '@shared/order/maskNumber';
import { canDial } from '../calls/canDial';
import type { IntakeDeps } from '../calls/recordIntake';
import type { Editor } from '../orders/Editor';
import { workerOf } from '../orders/workerOf';

export type MissedDeps = Pick<
  IntakeDeps,
  'store' | 'calls' | 'ids' | 'newEvent' | 'phoneReady' | 'tellPhone'
>;

const MOST = 200;

export const listMissed = async (
  { store }: Pick<MissedDeps, 'store'>,
  { seat }: Editor,
): Promise<Result<readonly MissedCall[]>> =>
  ok(
    (await store.missedCalls(sideOf(seat), MOST)).map((one) => ({ ...one, number: maskNumber(one.number) })),
  );

export function actOnMissed(
  deps: MissedDeps,
  who: Editor,
  id: MissedId,
  action: MissedAction,
): Promise<Result<null>> {
  if (action.type === 'callBack') return callBackMissed(deps, who, id, deps.ids() as CallId);
  return decided(deps, who, id, action.type === 'close' ? action : { type: action.type });
}

/** The phone dials after the commit, and the number never comes to the page. */
export async function callBackMissed(
  deps: MissedDeps,
  who: Editor,
  id: MissedId,
  call: CallId,
): Promise<Result<null>> {
  const free = await freeToDial(deps, who);
  return free.ok ? decided(deps, who, id, { type: 'callBack', call }) : free;
}

function decided(deps: MissedDeps, who: Editor, id: MissedId, command: MissedCommand): Promise<Result<null>> {
  const { store, calls, newEvent } = deps;
  const { seat } = who;
  return calls.inTurn(id as string as CallId, async () => {
    const missed = await store.missedCall(id);
    const steps = decideMissed(missed, command, workerOf(who));
    if (!steps.ok) return steps;
    const done = await store.append(steps.value.map((body) => newEvent(seat, missedStream(id), body)));
    if (!done.ok) return fail(done.error);
    if (command.type === 'callBack' && missed !== undefined)
      deps.tellPhone(seat, { type: 'dial', call: command.call, number: missed.number });
    return ok(null);
  });
}

async function freeToDial(deps: MissedDeps, { seat }: Editor): Promise<Result<null>> {
  const ready = deps.phoneReady(seat);
  return ready.ok ? canDial(deps.store, seat) : ready;
}
