// Runs in the host.
import { auditStream } from '@shared/events/StreamId';
import { ok } from '@shared/kernel/result';
import type { RecordingSweep } from '../recordings/recordingSweep';
import type { ActorHandlers } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { Records } from './Records';

type Names =
  | 'records.read'
  | 'records.backup'
  | 'records.restore'
  | 'records.wouldGo'
  | 'order.showNumbers'
  | 'phone.factParked';

interface Deps {
  readonly records: Records;
  readonly sweep: Pick<RecordingSweep, 'older'>;
  readonly store: Store;
  readonly newEvent: SeatEvents;
}

export const recordsHandlers = ({ records, sweep, store, newEvent }: Deps): Pick<ActorHandlers, Names> => ({
  'records.read': async () => ok(records.status()),
  'records.backup': () => records.backup(),
  'records.restore': (_, { backup }) => records.restore(backup),
  'records.wouldGo': async ({ seat }, { recordingDays, eraseAfterYears }) => {
    const recordings = recordingDays === undefined ? 0 : await sweep.older(seat, recordingDays);
    const matters = eraseAfterYears === undefined ? ok(0) : await records.erasable(eraseAfterYears);
    return matters.ok ? ok({ recordings, matters: matters.value }) : matters;
  },
  // The page has the numbers; that it was asked is what is recorded (audit/auditHandlers.ts).
  'order.showNumbers': async () => ok(null),
  'phone.factParked': async ({ seat }, { fact, kind, code }) => {
    const told = newEvent(seat, auditStream(seat), { type: 'factParked', fact, kind, code });
    const done = await store.append([told]);
    return done.ok ? ok(null) : done;
  },
});
