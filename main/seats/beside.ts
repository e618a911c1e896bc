// Runs in the host. Work that nobody waits for: what it could not do, also because the program ends, is in the log.
import type { Log } from '../log/Log';

export const beside =
  (log: Log) =>
  (work: Promise<unknown>): void => {
    work.catch((error: unknown) =>
      log('warn', 'seat.beside', { reason: error instanceof Error ? error.name : '' }),
    );
  };
