// Main process of the desktop program: settings in electron-store.
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import Store from 'electron-store';
import { openSettings } from '../settings/openSettings';
import type { SettingsStore } from '../settings/SettingsStore';

export function electronSettings(dataDir: string, seat: SeatId, stamp: string): SettingsStore {
  const name = `settings-${seat}`;
  const open = () =>
    new Store<Record<string, unknown>>({
      cwd: dataDir,
      name,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  return openSettings(join(dataDir, `${name}.json`), open, stamp);
}
