/** Command line: `key`. */
import { parseArgs } from 'node:util';
import { askPassphrase } from '../../keys/askPassphrase';
import { relock, waysOf } from '../../keys/unlock';
import type { CliContext, Command, ExitCode } from '../command';
import { FOLDER_HELP, FOLDER_OPTIONS, type Folder, openFolder, sentenceOf } from '../records/openFolder';

export const keyCommand: Command = {
  name: 'key',
  summary: 'says how the key of the records is kept, and locks it another way',
  help: `Usage: npm run -s cli -- key status
       npm run -s cli -- key passphrase [--alone]
       npm run -s cli -- key file [--alone]

status      which ways open the records, and how they were opened now
passphrase  adds a passphrase (LINKSEAT_NEW_PASSPHRASE, else asked for twice), or sets another one
file        adds a key file (LINKSEAT_KEY_FILE, else store.key in the folder)
  --alone   no other way opens them afterwards; the records themselves stay as they are

${FOLDER_HELP}
Exit code: 0 done; 1 refused, with the reason, and nothing was changed; 2 wrong usage.
`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...FOLDER_OPTIONS, alone: { type: 'boolean' } },
    });
    const [verb = ''] = positionals;
    if (!['status', 'passphrase', 'file'].includes(verb)) {
      context.err('key needs status, passphrase or file.\nSee: npm run -s cli -- key --help\n');
      return 2;
    }
    const folder = await openFolder(values);
    if (!folder.ok) return refused(context, sentenceOf(folder.error));
    if (verb === 'status') return status(folder.value, context);
    return lock(folder.value, verb === 'file' ? 'keyFile' : 'passphrase', values.alone === true, context);
  },
};

function status({ dataDir, protection }: Folder, { out }: CliContext): ExitCode {
  const now =
    protection.by === 'keyFile' && protection.beside
      ? 'keyFile, in the folder of the data itself: whoever takes the whole folder can read the records'
      : protection.by;
  out(`ways: ${waysOf(dataDir).join(', ')}\nopened by: ${now}\n`);
  return 0;
}

async function lock(
  { key, dataDir }: Folder,
  by: 'keyFile' | 'passphrase',
  alone: boolean,
  context: CliContext,
): Promise<ExitCode> {
  const passphrase = by === 'passphrase' ? await newPassphrase() : undefined;
  if (by === 'passphrase' && passphrase === undefined)
    return refused(context, 'The two passphrases were not the same; nothing was changed.\n');
  const keyFile = process.env.LINKSEAT_KEY_FILE;
  const done = relock(key, by, { dataDir, sources: { passphrase, keyFile } }, alone);
  if (!done.ok) return refused(context, sentenceOf(done.error));
  context.out(`ways: ${done.value.join(', ')}\n`);
  return 0;
}

async function newPassphrase(): Promise<string | undefined> {
  const given = process.env.LINKSEAT_NEW_PASSPHRASE;
  if (given !== undefined) return given;
  const first = await askPassphrase('New passphrase: ');
  return first === (await askPassphrase('Once more: ')) ? first : undefined;
}

function refused({ err }: CliContext, sentence: string): ExitCode {
  err(sentence);
  return 1;
}
