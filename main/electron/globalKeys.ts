// Main process of the desktop program: answer, mute and hang up while another program has the focus. The keys are
// taken from the system only then, and only while there is a call: F2 belongs to everybody else the rest of the day.
import type { Settings } from '@shared/contract/Settings';
import type { SeatView } from '@shared/seat/Seat';
import { type BrowserWindow, globalShortcut } from 'electron';

export type GlobalKey = 'answer' | 'mute' | 'hangUp';

const DEFAULTS: Readonly<Record<GlobalKey, string>> = { answer: 'F2', mute: 'F4', hangUp: 'F12 F12' };

export interface GlobalKeys {
  settingsChanged(settings: Settings): void;
  seatChanged(view: SeatView): void;
  close(): void;
}

/** @param press told each press; a key that has to come twice is pressed twice there too, with the page's guard */
export function takeGlobalKeys(
  desk: Pick<BrowserWindow, 'on' | 'isFocused'>,
  settings: Settings,
  press: (key: GlobalKey) => void,
): GlobalKeys {
  let keys = settings.keys;
  let inCall = false;

  const apply = () => {
    globalShortcut.unregisterAll();
    if (!inCall || desk.isFocused()) return;
    for (const action of ['answer', 'mute', 'hangUp'] as const) {
      const accelerator = (keys[action] ?? DEFAULTS[action]).split(' ')[0] ?? '';
      if (accelerator !== '') register(accelerator, () => press(action));
    }
  };
  desk.on('focus', apply);
  desk.on('blur', apply);
  return {
    settingsChanged(changed) {
      keys = changed.keys;
      apply();
    },
    seatChanged({ state }) {
      inCall = state.at === 'offered' || state.at === 'busy';
      apply();
    },
    close: () => globalShortcut.unregisterAll(),
  };
}

/** A key that another program holds, or that Electron can't read, stays the page's alone. */
function register(accelerator: string, press: () => void): void {
  try {
    globalShortcut.register(accelerator, press);
  } catch {
    // The person's own wording of a key (`Ctrl+Ö`) may be none of Electron's.
  }
}
