/** Command line: a seat's secret of the platform goes straight into the data folder of its machine. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseSeatId } from '@shared/kernel/ids';
import { fail } from '@shared/kernel/result';
import { shred } from '../../keys/keeperFile';
import { openSecretBook } from '../../secrets/secretBook';
import { authenticatorOf } from '../../sync/nats/credentials';
import type { CliContext, ExitCode } from '../command';
import { FOLDER_OPTIONS, openFolder, sentenceOf, whileHeld } from '../records/openFolder';

const text = { type: 'string' } as const;

/** The file is gone afterwards, unless `--keep`; refused while the program runs, which takes a file in by itself. */
export async function keepSecret(
  args: readonly string[],
  { out, err }: CliContext,
  help: string,
): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...FOLDER_OPTIONS, seat: text, file: text, keep: { type: 'boolean' } },
  });
  const seat = parseSeatId(values.seat ?? '');
  if (seat === undefined || values.file === undefined) {
    err(help);
    return 2;
  }
  const { file } = values;
  const secret = readFileSync(file, 'utf8');
  if (authenticatorOf(secret) === undefined) {
    err(`${file} holds no credentials: an nkey seed (SU…) or a JWT with its seed.\n`);
    return 1;
  }
  const folder = await openFolder(values, { mayBeMissing: true });
  const done = folder.ok
    ? await whileHeld(folder.value, () => {
        const book = openSecretBook(folder.value.dataDir, folder.value.key, 'platform');
        const written = book.write(seat, secret);
        return written.ok && book.read(seat) !== secret ? fail(UNREADABLE) : written;
      })
    : folder;
  if (!done.ok) {
    err(sentenceOf(done.error));
    return 1;
  }
  if (values.keep !== true) shred(file);
  out(`kept for ${seat}${values.keep === true ? '' : `; ${file} is gone`}\n`);
  return 0;
}

const UNREADABLE = { code: 'notWritten', message: 'The secret could not be read back; nothing was removed.' };
