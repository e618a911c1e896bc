// Runs in the host. What looks after the log and the recordings, with the seats' settings.
import { join } from 'node:path';
import type { Settings } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import { retentionNow } from '@shared/retention/retention';
import { createAuditLog } from '../audit/auditLog';
import { createCheckpoints } from '../audit/checkpoints';
import type { Unlocked } from '../keys/unlock';
import { openRecordingShelf } from '../recordings/recordingShelf';
import { createRecordingSweep } from '../recordings/recordingSweep';
import type { ServicesOptions } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { createRecords } from './Records';

interface Parts {
  readonly store: Store;
  readonly file: string;
  readonly unlocked: Unlocked;
  readonly newEvent: SeatEvents;
}

export function openRecords(options: ServicesOptions, { store, file, unlocked, newEvent }: Parts) {
  const { dataDir, seats, clock, ids, log } = options;
  const { key, protection } = unlocked;
  /** The records are the machine's, the settings a seat's: the first seat that says something says it for all. */
  const said = <K extends keyof Settings>(name: K): Settings[K] | undefined =>
    seats.map((seat) => options.settings(seat).read()[name]).find(Boolean);
  const held = (seat: SeatId) => retentionNow(options.settings(seat).read(), clock());
  const audit = createAuditLog({ store, newEvent });
  const shelf = openRecordingShelf(dataDir, key);
  const { settings } = options;
  const sweep = createRecordingSweep({ store, shelf, clock, newEvent, audit, log, settings });
  const records = createRecords({
    store,
    file,
    dataDir,
    key,
    protection,
    seats,
    clock,
    ids,
    log,
    sweep,
    rules: () => ({
      backupDir: said('backupDir') ?? join(dataDir, 'backups'),
      dailyCopy: said('backupDir') !== undefined,
      eraseAfterYears: seats.map((seat) => held(seat).eraseAfterYears).find(Boolean) ?? 0,
      hasPlatform: seats.some((seat) => options.settings(seat).read().platformServers.length > 0),
    }),
  });
  const checkpoints = createCheckpoints({
    store,
    seats,
    key,
    clock,
    log,
    dir: () => said('checkpointDir') ?? join(dataDir, 'checkpoints'),
  });
  return {
    records,
    audit,
    checkpoints,
    shelf,
    sweep,
    close: async (): Promise<void> => {
      await sweep.close();
      await records.close();
      await audit.close();
      await checkpoints.close();
    },
  };
}
