/** Command line: the folder of the data, its key, and which of its two logs is meant. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { holdDataFolder } from '../../dataFolder';
import { askWhereNeeded } from '../../keys/askPassphrase';
import { sourcesOf } from '../../keys/KeySources';
import { type Unlocked, unlock } from '../../keys/unlock';
import { defaultDataDir } from '../../web/hostOptions';

/** Options that every command about the records takes. */
export const FOLDER_OPTIONS = {
  'data-dir': { type: 'string' },
  practice: { type: 'boolean' },
} as const;

export const FOLDER_HELP = `  --data-dir DIR   folder of the data
  --practice       the practice log (practice.db) in place of the live one (live.db)

The key is found as the program finds it: a key file (LINKSEAT_KEY_FILE, else store.key in the folder), or a
passphrase (LINKSEAT_PASSPHRASE, else asked for). A key in the system's keyring is opened by the desktop program
alone; for this command line set a recovery passphrase first: start the desktop program once with
LINKSEAT_PASSPHRASE.
`;

export interface FolderValues {
  readonly 'data-dir'?: string | undefined;
  readonly practice?: boolean | undefined;
}

export interface Folder extends Unlocked {
  readonly dataDir: string;
  /** The database. */
  readonly file: string;
}

/** `mayBeMissing`: the log is about to be made. */
export async function openFolder(
  values: FolderValues,
  { mayBeMissing = false } = {},
): Promise<Result<Folder>> {
  const dataDir = resolve(values['data-dir'] ?? defaultDataDir(process.platform, process.env));
  const file = join(dataDir, values.practice ? 'practice.db' : 'live.db');
  if (!mayBeMissing && !existsSync(file)) return fail(noLog(file));
  const unlocked = unlock({ dataDir, sources: await askWhereNeeded(dataDir, sourcesOf(process.env)) });
  return unlocked.ok ? ok({ ...unlocked.value, dataDir, file }) : unlocked;
}

/** Runs `act` with the folder held, so that no program writes meanwhile; refused while one runs. */
export async function whileHeld<T>(
  folder: Folder,
  act: () => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const held = holdDataFolder(folder.dataDir);
  if (!held.ok) return held;
  try {
    return await act();
  } finally {
    held.value.release();
  }
}

const noLog = (file: string): Failure => ({
  code: 'noLog',
  message: `There is no log at ${file}.`,
  hint: 'Name the folder with --data-dir, and the practice log with --practice.',
});

/** The English half of a sentence in two languages, for the error stream. */
export const sentenceOf = ({ message, hint }: Failure): string => {
  const english = [message, hint].flatMap((text) =>
    text === undefined ? [] : [text.replace(/^.*\p{Script=Han}[^A-Za-z]*/u, '')],
  );
  const said = english.filter((text) => text !== '').join(' ');
  return `${said === '' ? [message, hint].filter(Boolean).join(' ') : said}\n`;
};
