/** Command line: every command there is, in the order of the help. */
import type { Command } from './command';
import { clockCommand } from './commands/clock';
import { listsCommand } from './commands/lists';
import { peopleCommand } from './commands/people';
import { suggestCommand } from './commands/suggest';

export const COMMANDS: readonly Command[] = [listsCommand, clockCommand, suggestCommand, peopleCommand];
