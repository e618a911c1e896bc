// Runs in the host.
import { type Call, connectedPartner } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import { callStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { Store } from '../store/Store';

/**
 * Whether the seat may make a call now. A caller who is alone on the line is put on hold by the phone; two others who
 * talk are not parted, and a caller who rings is answered first.
 */
export async function canDial(store: Store, seat: SeatId): Promise<Result<null>> {
  for (const { call: id, endedAt } of await store.openCalls(seat)) {
    if (endedAt !== undefined) continue;
    const events = await store.readStream(callStream(id));
    const call = events.reduce<Call | undefined>(evolveCall, undefined);
    if (call?.attempt !== undefined || (call && connectedPartner(call)) || call?.bridged)
      return fail({
        code: 'lineInUse',
        message: '转接或三方通话还在进行，现在不能拨打。',
        hint: '请先结束转接或离开三方通话。',
      });
    if (call?.legs.some(({ state }) => state.at === 'offered'))
      return fail({ code: 'lineInUse', message: '有来电正在振铃，请先接听。' });
  }
  return ok(null);
}
