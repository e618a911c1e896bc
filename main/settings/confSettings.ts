// Browser-seat host: settings in a file of their own for each seat.
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import Conf from 'conf';
import { openSettings } from './openSettings';
import type { SettingsStore } from './SettingsStore';

export function confSettings(dataDir: string, seat: SeatId, stamp: string): SettingsStore {
  const configName = `settings-${seat}`;
  const open = () =>
    new Conf<Record<string, unknown>>({
      cwd: dataDir,
      configName,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  return openSettings(join(dataDir, `${configName}.json`), open, stamp);
}
