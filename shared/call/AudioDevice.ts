/** A sound device as the browser names it; an empty id is the system's default. */
export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

export const DEFAULT_DEVICE: AudioDevice = { id: '', label: '' };

/**
 * The one that is wanted, by id, else by name (ids change with the page's address); else the system's default, else
 * the first. Undefined where there is none at all.
 */
export function chooseDevice(wanted: AudioDevice, there: readonly AudioDevice[]): AudioDevice | undefined {
  const named = wanted.label === '' ? undefined : there.find(({ label }) => label === wanted.label);
  const own = wanted.id === '' ? undefined : (there.find(({ id }) => id === wanted.id) ?? named);
  return own ?? there.find(({ id }) => id === 'default') ?? there[0];
}
