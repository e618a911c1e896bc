// A server, its streams and a seat at it, for the rows about the platform link. Throws where there is no nats-server.
import { noServer, REGION, startServer, type TestServer } from '../../tests/link/natsServer';
import { openSeat, type TestSeat } from '../../tests/link/testSeat';

export interface LinkWorld {
  readonly server: TestServer;
  seat(name: string, file?: string): Promise<TestSeat>;
  close(): Promise<void>;
}

export async function openLinkWorld(seats: readonly string[]): Promise<LinkWorld> {
  if (noServer !== '') throw new Error(noServer);
  const server = await startServer({ seats });
  const opened: TestSeat[] = [];
  return {
    server,
    seat: async (name, file) => {
      const settings = {
        platformServers: [server.url],
        platformCredentials: server.credentialsOf(name),
        platformRegion: REGION,
      };
      const one = await openSeat({
        seats: [name],
        settings,
        worker: true,
        ...(file === undefined ? {} : { file }),
      });
      opened.push(one);
      return one;
    },
    close: async () => {
      for (const one of opened) await one.close();
      await server.stop();
    },
  };
}
