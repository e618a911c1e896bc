// Entry of the desktop program: named steps, in the order in which they must happen.
import { app, dialog } from 'electron';
import { holdDataFolder } from './dataFolder';
import { registerAppScheme } from './electron/appScheme';
import { type Desktop, runDesktop } from './electron/runDesktop';
import { type HostOptions, ownWords, parseHostOptions } from './web/hostOptions';
import { startTrouble } from './web/words';

beforeReady();
if (app.requestSingleInstanceLock()) await start();
else app.quit();

/** What Chromium and Electron only read before the app is ready. */
function beforeReady(): void {
  app.enableSandbox();
  registerAppScheme();
  // Sound without a click, and calls on a machine that has no network (telephony.md).
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
  app.commandLine.appendSwitch('disable-renderer-backgrounding');
}

async function start(): Promise<void> {
  const options = parseHostOptions(ownWords(process.argv), process.platform, process.env);
  if (!options.ok) return giveUp(options.error.message);
  app.setPath('userData', options.value.dataDir);
  await app.whenReady();
  const folder = holdDataFolder(options.value.dataDir);
  if (!folder.ok) return giveUp(folder.error.message);
  const desktop = await open(options.value, folder.value);
  if (desktop) endWith(desktop);
}

async function open(
  options: HostOptions,
  folder: Parameters<typeof runDesktop>[1],
): Promise<Desktop | undefined> {
  try {
    return await runDesktop(options, folder, import.meta.dirname);
  } catch (error) {
    folder.release();
    giveUp(startTrouble(error));
    return undefined;
  }
}

function endWith(desktop: Desktop): void {
  app.on('second-instance', () => {
    if (desktop.desk.isMinimized()) desktop.desk.restore();
    desktop.desk.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // Once: everything that was written down goes to the disk before the process ends.
    event.preventDefault();
    closed = true;
    void desktop.close().finally(() => app.quit());
  });
}

function giveUp(sentence: string): void {
  dialog.showErrorBox('联动座席 Linkseat', sentence);
  app.exit(1);
}
