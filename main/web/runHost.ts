// Browser-seat host: from the command line to a served seat, and cleanly out again.
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { type DataFolder, holdDataFolder } from '../dataFolder';
import { createDispatch } from '../ipc';
import { askWhereNeeded } from '../keys/askPassphrase';
import { sourcesOf } from '../keys/KeySources';
import { createFileLog } from '../log/fileLog';
import { ownAudioDir } from '../practice/ownSounds';
import { randomPool } from '../randomPool';
import type { Services, ServicesOptions } from '../ServicesPort';
import { createServices } from '../services';
import { confSettings } from '../settings/confSettings';
import { everyTenth, SORTING } from '../sorting';
import { hasScreen } from './browserArguments';
import { HELP, type HostOptions, parseHostOptions } from './hostOptions';
import { type LaunchedBrowser, launchBrowser } from './launchBrowser';
import { serversOf } from './pagePolicy';
import { createSeatServer, type SeatServer } from './seatServer';
import { openSessionShelf, type SessionShelf } from './sessionShelf';
import { listenTrouble, say, seatAddresses, startTrouble } from './words';

/** Milliseconds after the first Ctrl+C from which a second one means it. */
const IMPATIENT = 500;

interface Running {
  readonly services: Services;
  readonly server: SeatServer;
  readonly folder: DataFolder;
  readonly shelf: SessionShelf;
}

/** @param outDir folder of the built entries (out/main) */
export async function runHost(argv: readonly string[], outDir: string, version: string): Promise<void> {
  const options = parseHostOptions(argv, process.platform, process.env);
  if (!options.ok) return giveUp(options.error.message);
  if (options.value.help) return say(HELP);
  const folder = holdDataFolder(options.value.dataDir);
  if (!folder.ok) return giveUp(folder.error.message);
  const running = await start(options.value, folder.value, outDir, version);
  if (!running) return folder.value.release();
  say(seatAddresses(options.value.seats, running.server.urlOf));
}

const giveUp = (sentence: string): void => {
  say(sentence, 'error');
  process.exitCode = 1;
};

async function start(
  options: HostOptions,
  folder: DataFolder,
  outDir: string,
  version: string,
): Promise<Running | undefined> {
  const { dataDir, seats } = options;
  const clock = () => Date.now();
  const log = createFileLog({ dir: join(dataDir, 'log'), clock });
  const stamp = new Date(clock()).toISOString().replace(/\D/g, '').slice(0, 14);
  const settingsOf = new Map(seats.map((seat) => [seat, confSettings(dataDir, seat, stamp)]));
  const settings = (seat: SeatId) => settingsOf.get(seat) ?? confSettings(dataDir, seat, stamp);
  const resourcesDir = join(outDir, '../../resources');
  let port = 0;
  const given: ServicesOptions = {
    host: 'browser',
    version,
    dataDir,
    resourcesDir,
    storeWorker: join(outDir, 'storeWorker.js'),
    keys: await askWhereNeeded(dataDir, sourcesOf(process.env)),
    seats,
    clock,
    ids: uuidV7Maker(clock, randomPool()),
    log,
    settings,
    sorting: everyTenth((percent) => say(`${SORTING} ${percent}%`)),
    sipServer: (seat) => `ws://127.0.0.1:${port}/s/${seat}/sip`,
  };
  const services = await createServices(given).catch((error: unknown) => giveUp(startTrouble(error)));
  if (!services) return undefined;

  let browser: LaunchedBrowser | undefined;
  const shelf = openSessionShelf(dataDir, clock());
  const server = createSeatServer({
    services,
    dispatch: createDispatch(services.handlers, log),
    seats,
    pagesDir: join(outDir, '../renderer'),
    audioDirs: [join(resourcesDir, 'audio'), ownAudioDir(dataDir)],
    sipServersOf: (seat) => serversOf(settings(seat).read()),
    shelf,
    log,
    onAttached: ({ seat, page }) => {
      if (seat === seats[0]) browser?.attached(page);
    },
    onCrashed: ({ seat, page }) => {
      log('error', 'pageGone', { page, reason: 'crashed' });
      if (seat === seats[0]) browser?.crashed(page);
    },
  });
  try {
    port = await server.listen(options.port);
  } catch (error) {
    giveUp(listenTrouble(error, options.port));
    await services.close();
    return undefined;
  }
  log('info', 'hostStarted', { version, seats: seats.length });
  browser = openBrowser(options, server);
  const running = { services, server, folder, shelf };
  endOnSignal(running, () => browser?.close());
  return running;
}

function openBrowser(options: HostOptions, server: SeatServer): LaunchedBrowser | undefined {
  const browser = process.env.LINKSEAT_BROWSER;
  const [seat] = options.seats;
  if (!options.open || !seat || !hasScreen(process.platform, process.env)) return undefined;
  if (!browser) {
    say('没有找到 Chromium、Chrome 或 Edge。 No Chromium, Chrome or Edge was found.');
    return undefined;
  }
  const onTrouble = () =>
    say(
      '浏览器没有打开，请自己打开下面的地址。 The browser did not open; please open the address below yourself.',
    );
  return launchBrowser({ browser, dataDir: options.dataDir, url: server.urlOf(seat), onTrouble });
}

/** The first Ctrl+C ends cleanly: pages are told, the log is closed. A second one does not wait. */
function endOnSignal({ services, server, folder, shelf }: Running, closeBrowser: () => void): void {
  let endingSince: number | undefined;
  const end = async () => {
    // `conf` brings a package that raises every signal a second time at once: that one is nobody's impatience.
    if (endingSince !== undefined && performance.now() - endingSince > IMPATIENT) process.exit(130);
    if (endingSince !== undefined) return;
    endingSince = performance.now();
    say('\n正在结束… Ending …');
    closeBrowser();
    await server.close();
    shelf.forget();
    await services.close();
    folder.release();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}
