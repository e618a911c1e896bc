/** Command line: `restore`. */
import { existsSync } from 'node:fs';
import type { Gathered } from '@shared/contract/Gathered';
import { ok, type Result } from '@shared/kernel/result';
import { isOpenable } from '../../store/mend/gather';
import { openStore } from '../../store/openStore';
import type { Command } from '../command';
import { FOLDER_HELP, type Folder } from '../records/openFolder';
import { withFile } from '../records/withFile';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'puts the log together from a copy and from all that is left',
  help: `Usage: npm run -s cli -- restore COPY

Sets the present database aside and fills a new one from the journal (what was not sent yet), from all that can be
read in the present one, and from COPY. It fills gaps and loses nothing; the old file keeps its content under a
dated name. The program must be ended first. Where the data folder itself is gone: make it, and put keeper.json
from the backup folder into it (and the key file, if that is how the key is kept).

${FOLDER_HELP}
Exit code: 0 restored; 1 it failed, with the reason, and the present log is as it was; 2 wrong usage.
`,
  run: (args, { out, err }) =>
    withFile(
      {
        name: 'restore',
        needs: 'the file of a copy',
        mayBeMissing: true,
        act: restore,
        tell: ({ from, events }) => {
          for (const one of from) out(`${one.source}: ${one.events} events\n`);
          out(`Restored: ${events} events in all.\n`);
          return 0;
        },
      },
      args,
      { err },
    ),
};

async function restore({ file, key }: Folder, copy: string): Promise<Result<Gathered>> {
  if (!existsSync(copy))
    return { ok: false, error: { code: 'backupMissing', message: `There is no file ${copy}.` } };
  if (!isOpenable(copy, key))
    return {
      ok: false,
      error: {
        code: 'wrongKey',
        message: `${copy} does not open with the key of this folder. Nothing was changed.`,
      },
    };
  const opened = await openStore({ file, key, clock: Date.now, worker: false });
  if (!opened.ok) return opened;
  const { store } = opened.value;
  try {
    const mended = await store.mend(copy);
    return mended.ok ? ok(mended.value) : mended;
  } finally {
    await store.close();
  }
}
