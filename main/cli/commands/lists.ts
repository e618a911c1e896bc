/** Command line: `lists`. */
import { parseArgs } from 'node:util';
import type { Lists } from '@shared/diversion/types';
import { loadReference, problemSentence } from '../../reference/loadReference';
import type { Command } from '../command';

export const listsCommand: Command = {
  name: 'lists',
  summary: 'prints the diversion lists, departments and overlaps as JSON',
  help: `Usage: npm run -s cli -- lists

Prints the official lists as one JSON object on standard output:

  rows         the 17 + 7 rows of annex 3: code, list, no, name, clause, text, departments,
               items (each with code, name, departments, and where they apply before, after, under)
  departments  the 23 departments of annex 2: no, name, duty
  overlaps     matters of both lists: the question that decides, and where yes, no and unsure lead

Exit code: 0 printed; 1 a list file is broken (which file, which line, what is wrong); 2 wrong usage.
`,
  run(args, { resourcesDir, out, err }) {
    parseArgs({ args: [...args], options: {}, strict: true });
    // No last good copy: an administrator who asks for the lists must see the fault, not what hides it.
    const loaded = loadReference({ resourcesDir });
    if (loaded.ok) {
      out(`${JSON.stringify(printed(loaded.value.lists), null, 2)}\n`);
      return 0;
    }
    err('The official lists cannot be used:\n');
    for (const problem of loaded.error.problems) err(`${problemSentence(problem)}\n`);
    return 1;
  },
};

const printed = ({
  rows,
  departments,
  overlaps,
}: Lists): Pick<Lists, 'rows' | 'departments' | 'overlaps'> => ({
  rows,
  departments,
  overlaps,
});
