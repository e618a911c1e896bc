// A desk's own host, linked to a real server, for tests of what several hosts know of each other.
import { expect } from 'vitest';
import { runCli } from '../../main/cli/runCli';
import { startTestHost, type TestHost } from '../../main/testing/startTestHost';
import { RESOURCES } from '../../main/testing/testServices';
import { REGION, type TestServer } from './natsServer';

export async function startLinkedHost(
  server: TestServer,
  seat: string,
  region = REGION,
  credentials = server.credentialsOf(seat),
): Promise<TestHost> {
  const host = await startTestHost([seat]);
  host.settings = {
    sipServer: 'wss://pbx.example/ws',
    sipUser: seat,
    platformServers: [server.url],
    platformCredentials: credentials,
    platformRegion: region,
  };
  await host.restart();
  return host;
}

/** As an administrator lists a person, and as that person signs in; answers what was typed. */
export async function signIn(
  host: TestHost,
  seat: string,
  role: 'lead' | 'agent',
  name: string,
  number = '0001',
) {
  let said = '';
  const out = (text: string) => {
    said += text;
  };
  const add = ['people', 'add', number, '--name', name, '--role', role, '--data-dir', `${host.root}/data`];
  expect(await runCli(add, { resourcesDir: RESOURCES, out, err: out }), said).toBe(0);
  const person = { person: number, pin: /PIN (\d{6})/.exec(said)?.[1] ?? '' };
  await host.seat(seat).ask('session.signIn', person);
  return person;
}
