// The contract of the link on both of its kinds: the host itself, and a real nats-server.
import { afterAll, beforeAll, describe } from 'vitest';
import { linkContract } from '../../main/sync/testing/linkContract';
import { noServer, REGION, startServer, type TestServer } from './natsServer';

linkContract('seats of one host', () => ({ settingsOf: () => undefined }));

describe.skipIf(noServer !== '')('with a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ seats: ['12345-001', '110-001'] });
  });
  afterAll(() => server?.stop());

  linkContract('hosts with NATS between them', () => ({
    settingsOf: (seat) => ({
      platformServers: [server.url],
      platformCredentials: server.credentialsOf(seat),
      platformRegion: REGION,
    }),
  }));
});
