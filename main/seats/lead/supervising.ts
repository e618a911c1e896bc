// Runs in the host.
import type { Call } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import { isConnected } from '@shared/call/Leg';
import type { CallId, SeatId } from '@shared/kernel/ids';
import type { CallLog } from '../../calls/callLog';
import type { SeatBoard } from '../SeatBoard';

/** The lead's own call by which he is in that seat's already. */
export async function supervising(
  { board, calls }: { readonly board: Pick<SeatBoard, 'seat'>; readonly calls: Pick<CallLog, 'read'> },
  lead: SeatId,
  number: string,
): Promise<CallId | undefined> {
  const { contact, beside } = board.seat(lead);
  for (const { call } of [...(contact ? [contact] : []), ...beside]) {
    const folded = (await calls.read(call)).reduce<Call | undefined>(
      (one, { at, body }) => evolveCall(one, { at, body }),
      undefined,
    );
    const mine = folded?.legs.some(
      (leg) => leg.supervision !== undefined && leg.party.number === number && isConnected(leg),
    );
    if (mine) return call;
  }
  return undefined;
}
