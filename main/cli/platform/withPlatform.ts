/** Command line: one connection with the platform's own rights, for one step. */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { KeyPair } from '@nats-io/nkeys';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import type { ExitCode } from '../command';

export interface PlatformDoor {
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
}

export async function withPlatform(
  at: { readonly server: string; readonly key: KeyPair; readonly ca: string | undefined },
  err: (text: string) => void,
  act: (door: PlatformDoor) => Promise<void>,
): Promise<ExitCode> {
  const tls = at.server.startsWith('tls://');
  try {
    const nc = await connect({
      servers: at.server.replace(/^(nats|tls):\/\//, ''),
      authenticator: nkeyAuthenticator(at.key.getSeed()),
      ...(tls ? { tls: at.ca === undefined ? {} : { caFile: at.ca } } : {}),
      maxReconnectAttempts: 2,
    });
    try {
      await act({ js: jetstream(nc), jsm: await jetstreamManager(nc) });
    } finally {
      await nc.close();
    }
    return 0;
  } catch (error) {
    err(
      `The platform’s server at ${at.server} did not do it: ${error instanceof Error ? error.message : error}\n`,
    );
    return 1;
  }
}
