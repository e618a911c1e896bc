/** Command line: finds the command, shows help, turns wrong usage into a sentence. */
import type { CliContext, Command, ExitCode } from './command';
import { COMMANDS } from './commands';

const HELP = new Set(['--help', '-h']);

/** `argv` without node and script: `['lists', '--help']`. */
export async function runCli(
  argv: readonly string[],
  context: CliContext,
  commands: readonly Command[] = COMMANDS,
): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined) {
    context.err(overview(commands));
    return 2;
  }
  if (HELP.has(name) || name === 'help') return helpFor(args[0], context, commands);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return unknown(name, context);
  if (args.some((arg) => HELP.has(arg))) return helpFor(name, context, commands);
  try {
    return await command.run(args, context);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    context.err(`${error.message}\nSee: npm run -s cli -- ${name} --help\n`);
    return 2;
  }
}

function helpFor(name: string | undefined, context: CliContext, commands: readonly Command[]): ExitCode {
  if (name === undefined) {
    context.out(overview(commands));
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return unknown(name, context);
  context.out(command.help);
  return 0;
}

function unknown(name: string, context: CliContext): ExitCode {
  context.err(`There is no command “${name}”. See: npm run -s cli -- --help\n`);
  return 2;
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: npm run -s cli -- <command> [options]\n\n${lines.join('\n')}\n\nEach command explains itself: npm run -s cli -- <command> --help\n`;
}

/** What `parseArgs` throws for an option or argument that a command does not have. */
const isUsageError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
