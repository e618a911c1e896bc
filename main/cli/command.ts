/** Command line: a plain Node process, no window and no host. */

/** What a command may touch; tests pass their own. */
export interface CliContext {
  /** Holds `lists/` and the other data files. */
  readonly resourcesDir: string;
  readonly out: (text: string) => void;
  /** Problems and hints, a sentence a line. */
  readonly err: (text: string) => void;
}

/** 0 done; 1 it failed, with the reason on the error stream; 2 the command line was not understood. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`. */
  readonly help: string;
  readonly run: (args: readonly string[], context: CliContext) => ExitCode | Promise<ExitCode>;
}
