// Runs in the host. 移交单 of this seat that did not get through: their calls went without them, the rest follows.
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { Station } from '@shared/contract/platform/subjects';
import type { HandoverId } from '@shared/kernel/ids';
import { fail, type Result } from '@shared/kernel/result';
import { HANDOVER_UNSENT, publishHandover } from './handovers';
import type { LinkState } from './linkState';
import type { SeatSession } from './SeatSession';

export interface UnsentHandovers {
  send(session: SeatSession | undefined, record: HandoverRecord): Promise<Result<null>>;
  /** With a new connection, and when the platform takes records again. */
  sendAll(session: SeatSession): void;
}

export function createUnsentHandovers(who: Station, state: LinkState): UnsentHandovers {
  const unsent = new Map<HandoverId, HandoverRecord>();
  const send = async (session: SeatSession | undefined, record: HandoverRecord): Promise<Result<null>> => {
    const sent =
      session === undefined ? fail(HANDOVER_UNSENT) : await publishHandover(session.wire, who, record);
    if (sent.ok) unsent.delete(record.id);
    else unsent.set(record.id, record);
    state.set({ handoverUnsent: [...unsent.keys()].at(-1) });
    return sent;
  };
  return {
    send,
    sendAll: (session) => {
      for (const record of [...unsent.values()]) void send(session, record);
    },
  };
}
