// Runs in the host. The loop that looks for the platform, holds a connection as long as it lasts, and looks again.
//
//   connecting ──▶ connected ──lost──▶ offline ──pause, doubled up to 30 s, with chance──▶ connecting
//        └──refused (credentials, TLS, address, version): a person must act; it looks again every 30 s
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { API_PREFIX } from '@shared/contract/platform/subjects';
import type { Clock } from '@shared/kernel/clock';
import type { Log } from '../../log/Log';
import { openAckedWire } from './ackedWire';
import { type Connected, connectPlatform, type PlatformAddress } from './connectPlatform';
import type { LinkState } from './linkState';
import type { Pace, SeatSession } from './SeatSession';
import type { Waiter } from './waiter';

export interface ConnectionDeps {
  readonly address: PlatformAddress;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pace;
  readonly state: LinkState;
  readonly waiter: Waiter;
  /** What begins with each connection and ends with it; settles after it is closed. */
  readonly hold: (session: SeatSession) => Promise<void>;
}

/** Ends when the waiter is closed. */
export async function keepConnected(deps: ConnectionDeps): Promise<void> {
  const { clock, pace, state, waiter } = deps;
  for (let pause = pace.first; !waiter.closed(); ) {
    state.set({ state: 'connecting' });
    // A server that accepts and then says nothing keeps nobody who wants to go.
    const connecting = connectPlatform(deps.address);
    const connected = await waiter.unlessClosed(connecting);
    if (connected === undefined || waiter.closed())
      return void connecting.then((late) => (late.ok ? late.value.nc.close() : undefined));
    if (connected.ok) {
      const began = clock();
      await holdOne(deps, connected.value);
      if (waiter.closed()) return;
      state.set({ state: 'offline' });
      if (clock() - began > pace.longest) pause = pace.first;
    } else {
      deps.log('warn', 'link.refused', { code: connected.error.code });
      const { again, ...trouble } = connected.error;
      state.set({ state: again ? 'offline' : 'refused', trouble });
    }
    // By chance, so that all seats of a province do not come back in the same moment.
    await waiter.pause(pause * (0.5 + Math.random()));
    pause = Math.min(pace.longest, pause * 2);
  }
}

async function holdOne(deps: ConnectionDeps, { nc, server }: Connected): Promise<void> {
  const { log, pace, state, waiter } = deps;
  const session: SeatSession = {
    nc,
    door: {
      js: jetstream(nc, { apiPrefix: API_PREFIX }),
      jsm: await jetstreamManager(nc, { apiPrefix: API_PREFIX, checkAPI: false }),
      closed: () => waiter.closed() || nc.isClosed(),
      wait: pace.wait,
    },
    wire: openAckedWire(nc, deps.address.who),
  };
  log('info', 'link.connected', { version: server.version });
  state.set({ state: 'connected', server, trouble: undefined });
  void nc.closed().then((error) => {
    waiter.wake();
    if (error instanceof Error) log('warn', 'link.lost', { reason: error.name });
  });
  await deps.hold(session);
}
