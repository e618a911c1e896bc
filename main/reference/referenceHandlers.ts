// Runs in the host. The calls of the contract about official data.
import type { ReferenceCalls } from '@shared/contract/reference/ReferenceCalls';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import type { ActorHandlers } from '../ServicesPort';
import type { SeatBoard } from '../seats/SeatBoard';
import type { SettingsStore } from '../settings/SettingsStore';
import type { ReferenceShelf } from './referenceShelf';

/** Entries that a search brings. */
const MOST = 20;

export const referenceHandlers = ({
  reference,
  settings,
  board,
  clock,
}: {
  readonly reference: ReferenceShelf;
  readonly clock: Clock;
  readonly board: Pick<SeatBoard, 'seat'>;
  settings(seat: SeatId): Pick<SettingsStore, 'read'>;
}): Pick<ActorHandlers, keyof ReferenceCalls> => ({
  'reference.read': async ({ seat }) => {
    // What the host alone looks things up in stays with it.
    const { precedents: _, followUp: __, knowledge: ___, findKnowledge: ____, ...data } = reference.at(seat);
    return ok({ ...data, updates: reference.updates(seat) });
  },
  'knowledge.find': async ({ seat }, { query, row, division }) => {
    const today = textOfDay(dayOf(clock()));
    // A lent seat answers the other city's callers (三（五）).
    const city = board.seat(seat).lent?.to ?? settings(seat).read().platformRegion;
    const region = division === '' ? city : division;
    return ok(reference.at(seat).findKnowledge({ query, row, division: region, today }, MOST));
  },
});
