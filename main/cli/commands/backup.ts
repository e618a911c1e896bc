/** Command line: `backup`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nextBackup, tidyBackups } from '../../records/backupFolder';
import { doChore } from '../../store/chores/doChore';
import type { Command } from '../command';
import { FOLDER_HELP, FOLDER_OPTIONS, openFolder, sentenceOf } from '../records/openFolder';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'copies the log, encrypted, while the program may run',
  help: `Usage: npm run -s cli -- backup --to DIR

Writes a whole copy of the log into DIR, which should be on another disk, compares it, and puts the keeper
(keeper.json) beside it. The copy is encrypted by the same key: it opens with the same passphrase, key file or
keyring. The seven newest copies stay.

  --to DIR         folder of the copies; made where it is missing
${FOLDER_HELP}
Exit code: 0 copied and compared; 1 it failed, with the reason, and nothing half-written stays; 2 wrong usage.
`,
  async run(args, { out, err }) {
    const { values } = parseArgs({ args: [...args], options: { ...FOLDER_OPTIONS, to: { type: 'string' } } });
    if (!values.to) {
      err('backup needs --to DIR.\nSee: npm run -s cli -- backup --help\n');
      return 2;
    }
    const folder = await openFolder(values);
    if (!folder.ok) {
      err(sentenceOf(folder.error));
      return 1;
    }
    const { file, key, dataDir } = folder.value;
    const dir = resolve(values.to);
    try {
      const target = nextBackup(dir, file, Date.now());
      const done = doChore({ file, key }, { chore: 'backup', target });
      if (!done.ok) {
        err(`Nothing was copied (${done.error.code}): check that ${dir} can be written to and has room.\n`);
        return 1;
      }
      tidyBackups(dir, file, dataDir);
      if (done.value.chore === 'backup')
        out(`${target}: ${done.value.events} events, ${(done.value.bytes / 1024 / 1024).toFixed(1)} MiB.\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      err(`Nothing was copied: ${error.message}.\n`);
      return 1;
    }
  },
};
