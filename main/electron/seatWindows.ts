// Main process of the desktop program: the desk's window, and the phone's, which is there without being seen.
import { join } from 'node:path';
import type { Page } from '@shared/contract/Session';
import type { SeatId } from '@shared/kernel/ids';
import { BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron';
import type { Log } from '../log/Log';
import { pageUrl } from './appScheme';

export interface SeatWindows {
  readonly desk: BrowserWindow;
  readonly phone: BrowserWindow;
  showPhone(): void;
  /** Opened when first asked for; what it may show is decided by who is signed in. */
  showBoard(): void;
}

const webPreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  // A call goes on in a covered or hidden window; its timers must too.
  backgroundThrottling: false,
});

/**
 * @param outDir folder of the built entries (out/main)
 * @param onWindow told each window before its page loads, so that nothing it does is missed
 */
export function openSeatWindows(
  seat: SeatId,
  outDir: string,
  onWindow: (page: Page, window: BrowserWindow) => void,
  log: Log,
): SeatWindows {
  const preload = join(outDir, '../preload/index.cjs');
  const open = (page: Page, size: BrowserWindowConstructorOptions): BrowserWindow => {
    const window = new BrowserWindow({ ...size, show: false, webPreferences: webPreferences(preload) });
    onWindow(page, window);
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log('error', 'pageGone', { page, reason });
      if (!window.isDestroyed() && reason !== 'clean-exit') window.webContents.reload();
    });
    window.loadURL(pageUrl(seat, page)).catch(() => log('error', 'pageNotLoaded', { page }));
    return window;
  };

  const phone = open('phone', { width: 420, height: 560, skipTaskbar: true });
  const desk = open('desk', { width: 1440, height: 900, minWidth: 1024, minHeight: 680 });
  desk.once('ready-to-show', () => desk.show());
  // Closed, the phone is only out of sight; it ends with the desk.
  phone.on('close', (event) => {
    if (desk.isDestroyed()) return;
    event.preventDefault();
    phone.hide();
  });
  desk.on('closed', () => {
    if (!phone.isDestroyed()) phone.destroy();
  });
  let board: BrowserWindow | undefined;
  desk.on('closed', () => {
    if (board !== undefined && !board.isDestroyed()) board.destroy();
  });
  const showBoard = () => {
    if (board === undefined || board.isDestroyed())
      board = open('board', { width: 1440, height: 900, minWidth: 1024, minHeight: 680 });
    board.show();
  };
  return { desk, phone, showPhone: () => phone.show(), showBoard };
}
