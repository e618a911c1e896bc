/** Command line: every command there is, in the order of the help. */
import type { Command } from './command';
import { backupCommand } from './commands/backup';
import { clockCommand } from './commands/clock';
import { keyCommand } from './commands/key';
import { listsCommand } from './commands/lists';
import { logCommand } from './commands/log';
import { peopleCommand } from './commands/people';
import { platformCommand } from './commands/platform';
import { practiceCommand } from './commands/practice';
import { restoreCommand } from './commands/restore';
import { salvageCommand } from './commands/salvage';
import { suggestCommand } from './commands/suggest';

export const COMMANDS: readonly Command[] = [
  listsCommand,
  clockCommand,
  suggestCommand,
  platformCommand,
  peopleCommand,
  practiceCommand,
  logCommand,
  backupCommand,
  restoreCommand,
  salvageCommand,
  keyCommand,
];
