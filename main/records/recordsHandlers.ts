// Runs in the host.
import { ok } from '@shared/kernel/result';
import type { ActorHandlers } from '../ServicesPort';
import type { Records } from './Records';

type Names = 'records.read' | 'records.backup' | 'records.restore' | 'order.showNumbers';

export const recordsHandlers = (records: Records): Pick<ActorHandlers, Names> => ({
  'records.read': async () => ok(records.status()),
  'records.backup': () => records.backup(),
  'records.restore': (_, { backup }) => records.restore(backup),
  // The page has the numbers; that it was asked is what is recorded (audit/auditHandlers.ts).
  'order.showNumbers': async () => ok(null),
});
