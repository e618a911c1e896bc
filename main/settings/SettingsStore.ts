// Runs in the host. One seat's settings; `conf` is behind it in the browser seat, `electron-store` in the desktop.
import type { Problem } from '@shared/contract/Session';
import type { Settings } from '@shared/contract/Settings';
import type { Result } from '@shared/kernel/result';

export interface SettingsStore {
  /** Always whole: what the file does not say has its default. */
  read(): Settings;
  /** Writes atomically and answers the whole. `invalid`: nothing was written. `notWritten`: the disk refused. */
  write(change: Partial<Settings>): Result<Settings>;
  /** What the person should know: the file was broken, was set aside, and defaults are in use. */
  readonly problem?: Problem | undefined;
}
