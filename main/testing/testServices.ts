// Runs in tests and in the bench. The services as the browser seat has them, without pages; what a test does not name
// is the same everywhere.
import { fileURLToPath } from 'node:url';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { ok } from '@shared/kernel/result';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { randomPool } from '../randomPool';
import type { Services, ServicesOptions } from '../ServicesPort';
import { createServices } from '../services';

export const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

type Needed = 'dataDir' | 'seats' | 'clock';

/** Settings are the defaults, and stay so. */
export function testServices(
  options: Pick<ServicesOptions, Needed> & Partial<ServicesOptions>,
): Promise<Services> {
  const settings = { read: () => DEFAULT_SETTINGS, write: () => ok(DEFAULT_SETTINGS) };
  return createServices({
    host: 'browser',
    version: '0',
    resourcesDir: RESOURCES,
    storeWorker: '',
    ids: uuidV7Maker(options.clock, randomPool()),
    log: () => {},
    settings: () => settings,
    sipServer: () => 'ws://127.0.0.1/sip',
    ...options,
  });
}
