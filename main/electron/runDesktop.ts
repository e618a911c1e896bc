// Main process of the desktop program: one seat, from the data folder to its windows, and cleanly out again.
import { join } from 'node:path';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { app, type BrowserWindow, session } from 'electron';
import type { DataFolder } from '../dataFolder';
import { createDispatch } from '../ipc';
import { askWhereNeeded } from '../keys/askPassphrase';
import { sourcesOf } from '../keys/KeySources';
import { createFileLog } from '../log/fileLog';
import { ownAudioDir } from '../practice/ownSounds';
import { randomPool } from '../randomPool';
import type { Services } from '../ServicesPort';
import { createServices } from '../services';
import { everyTenth } from '../sorting';
import type { HostOptions } from '../web/hostOptions';
import { serversOf, socketOrigin } from '../web/pagePolicy';
import { serveAppScheme } from './appScheme';
import { deskPdf } from './deskPdf';
import { electronKeyring } from './electronKeyring';
import { electronSettings } from './electronSettings';
import { openExchangeDoor } from './exchangeDoor';
import { takeGlobalKeys } from './globalKeys';
import { lockDownContents, lockDownPermissions } from './lockDown';
import { servePages } from './pageIpc';
import { setSeatMenu } from './seatMenu';
import { openSeatWindows } from './seatWindows';
import { sortingNote } from './sortingNote';

export interface Desktop {
  readonly desk: BrowserWindow;
  /** Everything on the disk, everything stopped. */
  close(): Promise<void>;
}

export async function runDesktop(options: HostOptions, folder: DataFolder, outDir: string): Promise<Desktop> {
  const [seat] = options.seats;
  if (!seat) throw new Error('a desktop program has one seat');
  const clock = () => Date.now();
  const log = createFileLog({ dir: join(folder.path, 'log'), clock });
  const stamp = new Date(clock()).toISOString().replace(/\D/g, '').slice(0, 14);
  const settings = electronSettings(folder.path, seat, stamp);
  const resourcesDir = join(outDir, '../../resources');

  const sorting = sortingNote();
  let services: Services | undefined;
  const door = await openExchangeDoor((...upgrade) => services?.exchangeUpgrade(seat, ...upgrade));
  services = await createServices({
    host: 'desktop',
    version: app.getVersion(),
    dataDir: folder.path,
    resourcesDir,
    storeWorker: join(outDir, 'storeWorker.js'),
    keys: await askWhereNeeded(folder.path, { ...sourcesOf(process.env), keyring: electronKeyring() }),
    seats: [seat],
    clock,
    ids: uuidV7Maker(clock, randomPool()),
    log,
    settings: () => settings,
    sipServer: () => door.url,
    deskPdf: () => deskPdf(windows.desk),
    sorting: everyTenth(sorting.show),
  }).finally(sorting.close);
  const pages = servePages(services, createDispatch(services.handlers, log), seat, log);

  const connect = () => [
    door.origin,
    ...serversOf(settings.read()).flatMap((server) => socketOrigin(server) ?? []),
  ];
  const pagesDir = join(outDir, '../renderer');
  serveAppScheme(session.defaultSession.protocol, {
    seat,
    pagesDir,
    audioDirs: [join(resourcesDir, 'audio'), ownAudioDir(folder.path)],
    connect,
  });
  lockDownPermissions(session.defaultSession, seat);
  lockDownContents(seat, (page) => (page === 'phone' ? windows.showPhone() : windows.showBoard()));
  const windows = openSeatWindows(seat, outDir, (page, window) => pages.add(page, window.webContents), log);
  setSeatMenu(windows.showPhone);

  const keys = takeGlobalKeys(windows.desk, settings.read(), (key) =>
    windows.desk.webContents.send('linkseat:push', 'key.pressed', { key }),
  );
  const stopKeys = services.push((_to, name, data) => {
    if (name === 'seat.changed') keys.seatChanged(data as Parameters<typeof keys.seatChanged>[0]);
    if (name === 'settings.changed') keys.settingsChanged(data as Parameters<typeof keys.settingsChanged>[0]);
  });
  log('info', 'desktopStarted', { version: app.getVersion() });

  return {
    desk: windows.desk,
    async close() {
      stopKeys();
      keys.close();
      pages.close();
      await services.close();
      door.close();
      folder.release();
    },
  };
}
