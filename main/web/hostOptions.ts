// Browser-seat host: what the command line says.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSeatId, type SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';

export const DEFAULT_PORT = 8610;
export const DEFAULT_SEATS: readonly SeatId[] = [
  '12345-001',
  '110-001',
] as readonly string[] as readonly SeatId[];
const MOST_SEATS = 64;

export interface HostOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly open: boolean;
  readonly seats: readonly SeatId[];
  readonly help: boolean;
}

export const HELP = `联动座席 Linkseat

  npm start -- [选项 options]

  --web             浏览器座席，不用桌面窗口            browser seat, no desktop window
  --port N          端口，0 为任意空闲端口（默认 ${DEFAULT_PORT}）  port, 0 for any free one (default ${DEFAULT_PORT})
  --data-dir DIR    数据文件夹                          folder of the data
  --no-open         不打开浏览器，只显示地址            print the addresses, open no browser
  --seats A,B       座席（默认 ${DEFAULT_SEATS.join(',')}）      seats (default ${DEFAULT_SEATS.join(',')})
  --help            本说明                              this text`;

/** Where each platform keeps what belongs to one person and one program. */
export function defaultDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Linkseat');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Linkseat');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'linkseat');
}

const wrong = (message: string) => fail({ code: 'wrongOption', message });

/** @returns the options, or a sentence about the first one that is wrong */
export function parseHostOptions(
  argv: readonly string[],
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Result<HostOptions> {
  const words = readWords(argv);
  if (!words.ok) return words;
  const { port: portText, 'data-dir': folder, seats: seatText, help, 'no-open': noOpen } = words.value;
  const port = portText === undefined ? DEFAULT_PORT : Number(portText);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || portText === '')
    return wrong(`--port 应为 0 到 65535 的整数。 --port takes a whole number from 0 to 65535.`);
  const seats = seatText === undefined ? DEFAULT_SEATS : parseSeats(seatText);
  if (!seats || seats.length === 0 || seats.length > MOST_SEATS)
    return wrong(
      `--seats 应为座席号，用逗号分隔，如 12345-001,110-001，最多 ${MOST_SEATS} 个。 --seats takes different seats such as 12345-001,110-001, at most ${MOST_SEATS}.`,
    );
  if (folder === '') return wrong('--data-dir 后面要有文件夹。 --data-dir needs a folder.');
  const dataDir = resolve(folder ?? defaultDataDir(platform, env));
  return ok({ port, dataDir, seats, open: noOpen !== true, help: help === true });
}

function readWords(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        web: { type: 'boolean' },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'no-open': { type: 'boolean' },
        seats: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return ok(values);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('.')[0] : '';
    return wrong(`命令行选项有误，请看 --help。 ${why}. See --help.`);
  }
}

function parseSeats(text: string): readonly SeatId[] | undefined {
  const seats = text.split(',').map((one) => parseSeatId(one.trim()));
  if (new Set(seats).size !== seats.length) return undefined;
  return seats.every((seat) => seat !== undefined) ? seats : undefined;
}

/** Our own words of a command line that also carries Electron's and Chromium's (`--inspect=0`, the app's folder). */
export function ownWords(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, index) => {
    if (/^--(web|no-open|help)$|^--(port|data-dir|seats)=/.test(word)) return [word];
    const next = argv[index + 1];
    return /^--(port|data-dir|seats)$/.test(word) && next !== undefined ? [word, next] : [];
  });
}
