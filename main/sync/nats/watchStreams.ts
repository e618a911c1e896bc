// Runs in the host. Which of the platform's streams are missing: a server that was set up by an older program lacks
// what came since, and only its administrator can make them (`platform setup`).
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { STREAMS } from '@shared/contract/platform/subjects';
import type { StreamDoor } from './followStream';
import type { LinkState } from './linkState';
import type { Waiter } from './waiter';

export interface StreamWatch {
  readonly door: StreamDoor;
  readonly state: LinkState;
  readonly waiter: Waiter;
  /** Milliseconds between two looks while one is missing. */
  readonly again: number;
  /** All are there, after some were not. */
  made(): void;
}

/** With each connection, and again until all are there. */
export async function watchStreams({ door, state, waiter, again, made }: StreamWatch): Promise<void> {
  for (let before = 0; !door.closed(); ) {
    const missing = await missingStreams(door);
    if (door.closed()) return;
    state.set({ missingStreams: missing });
    if (missing.length > 0) await waiter.pause(again);
    else if (before > 0) made();
    else return;
    before = missing.length;
  }
}

async function missingStreams({ jsm }: StreamDoor): Promise<readonly string[]> {
  const names = Object.values(STREAMS);
  const missing = await Promise.all(
    names.map((name) =>
      jsm.streams.info(name).then(
        () => false,
        // Whatever else is said (an older accounts.conf does not let a seat ask) tells nothing of the stream.
        (error: unknown) =>
          error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound,
      ),
    ),
  );
  return names.filter((_, i) => missing[i]);
}
