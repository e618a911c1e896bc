/** Command line: `salvage`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '@shared/kernel/result';
import { salvageInto } from '../../store/mend/salvageInto';
import type { Command } from '../command';
import {
  FOLDER_HELP,
  FOLDER_OPTIONS,
  type Folder,
  openFolder,
  sentenceOf,
  whileHeld,
} from '../records/openFolder';

export const salvageCommand: Command = {
  name: 'salvage',
  summary: 'takes what can still be read in a damaged file into the log',
  help: `Usage: npm run -s cli -- salvage FILE

Reads FILE (a database that was set aside, a copy, or a journal) as far as it can be read, and adds the events that
the log does not have, with their own numbers and hashes. FILE stays as it is. The program must be ended first.

${FOLDER_HELP}
Exit code: 0 read, with how many events were added; 1 nothing can be read in it, or it failed; 2 wrong usage.
`,
  async run(args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: FOLDER_OPTIONS,
    });
    const [source] = positionals;
    if (source === undefined) {
      err('salvage needs a file.\nSee: npm run -s cli -- salvage --help\n');
      return 2;
    }
    const folder = await openFolder(values);
    const done = folder.ok
      ? await whileHeld(folder.value, () => salvage(folder.value, resolve(source)))
      : folder;
    if (!done.ok) {
      err(sentenceOf(done.error));
      return 1;
    }
    out(`${done.value.readable} events could be read, ${done.value.added} of them were new.\n`);
    return done.value.readable === 0 ? 1 : 0;
  },
};

function salvage({ file, key }: Folder, source: string): Result<{ readable: number; added: number }> {
  if (!existsSync(source)) return fail({ code: 'fileMissing', message: `There is no file ${source}.` });
  const done = salvageInto({ file, key, now: Date.now() }, source);
  return done.ok ? ok(done.value) : done;
}
