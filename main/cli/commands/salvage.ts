/** Command line: `salvage`. */
import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '@shared/kernel/result';
import { salvageInto } from '../../store/mend/salvageInto';
import type { Command } from '../command';
import { FOLDER_HELP, type Folder } from '../records/openFolder';
import { withFile } from '../records/withFile';

export const salvageCommand: Command = {
  name: 'salvage',
  summary: 'takes what can still be read in a damaged file into the log',
  help: `Usage: npm run -s cli -- salvage FILE

Reads FILE (a database that was set aside, a copy, or a journal) as far as it can be read, and adds the events that
the log does not have, with their own numbers and hashes. FILE stays as it is. The program must be ended first.

${FOLDER_HELP}
Exit code: 0 read, with how many events were added; 1 nothing can be read in it, or it failed; 2 wrong usage.
`,
  run: (args, { out, err }) =>
    withFile(
      {
        name: 'salvage',
        needs: 'a file',
        act: salvage,
        tell: ({ readable, added }) => {
          out(`${readable} events could be read, ${added} of them were new.\n`);
          return readable === 0 ? 1 : 0;
        },
      },
      args,
      { err },
    ),
};

function salvage({ file, key }: Folder, source: string): Result<{ readable: number; added: number }> {
  if (!existsSync(source)) return fail({ code: 'fileMissing', message: `There is no file ${source}.` });
  const done = salvageInto({ file, key, now: Date.now() }, source);
  return done.ok ? ok(done.value) : done;
}
