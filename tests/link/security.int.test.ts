// Least privilege, held against a real server: what a seat may not do is refused, and the person reads a sentence.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { createUser } from '@nats-io/nkeys';
import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import {
  API_PREFIX,
  consumerOf,
  eventSubject,
  handoverSubject,
  inboxOf,
  loansTo,
  ownEvents,
  presenceAbroad,
  presenceSubject,
  STREAMS,
  sharedOfRegion,
} from '@shared/contract/platform/subjects';
import { settingsChange } from '@shared/contract/schema/settings';
import type { HandoverId, SeatId } from '@shared/kernel/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPlatform, type PlatformAddress } from '../../main/sync/nats/connectPlatform';
import { makeCertificate } from './makeCertificate';
import { freePort, noServer, REGION, startServer, type TestServer } from './natsServer';

const SEAT = '12345-001' as SeatId;
const OTHER = '12345-002' as SeatId;
const POLICE = '110-001' as SeatId;
const who = { region: REGION, seat: SEAT };
const other = { region: REGION, seat: OTHER };

describe.skipIf(noServer !== '')('a seat at the platform', () => {
  let server: TestServer;
  let nc: NatsConnection;
  const address = (over: Partial<PlatformAddress> = {}): PlatformAddress => ({
    who,
    servers: [server.url],
    credentials: server.credentialsOf(SEAT),
    ca: '',
    ...over,
  });
  const refusedWith = async (over: Partial<PlatformAddress>) => {
    const done = await connectPlatform(address(over));
    if (done.ok) await done.value.nc.close();
    return done.ok ? 'connected' : done.error.code;
  };
  beforeAll(async () => {
    server = await startServer({ seats: [SEAT, OTHER, POLICE] });
    const seed = readFileSync(server.credentialsOf(SEAT), 'utf8').trim();
    nc = await connect({
      port: server.port,
      authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
      inboxPrefix: inboxOf(who),
    });
  });
  afterAll(async () => {
    await nc?.close();
    await server?.stop();
  });

  it('is let in with its own secret, and not with another, a broken one, an open one, or none', async () => {
    expect(await refusedWith({})).toBe('connected');
    const file = (name: string, text: string) => {
      const path = join(server.folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };
    const stranger = new TextDecoder().decode(createUser().getSeed());
    expect(await refusedWith({ credentials: file('stranger', stranger) })).toBe('linkNotAllowed');
    expect(await refusedWith({ credentials: file('broken', 'hello') })).toBe('linkCredentialsWrong');
    expect(await refusedWith({ credentials: join(server.folder, 'nowhere') })).toBe('linkCredentialsMissing');
    expect(await refusedWith({ credentials: '' })).toBe('linkNotAllowed');
    const open = file('open', stranger);
    chmodSync(open, 0o644);
    expect(await refusedWith({ credentials: open })).toBe('linkCredentialsOpen');
  });

  it('does not speak plain TCP to another machine, whatever stands in the settings', async () => {
    expect(await refusedWith({ servers: ['nats://10.1.2.3:4222'] })).toBe('linkPlain');
    expect(await refusedWith({ servers: ['nats://127.0.0.1.example.com:4222'] })).toBe('linkPlain');
    expect(settingsChange.safeParse({ platformServers: ['nats://10.1.2.3:4222'] }).success).toBe(false);
    expect(settingsChange.safeParse({ platformServers: ['tls://10.1.2.3:4222'] }).success).toBe(true);
  });

  it('goes over TLS to a server that it can check, and to no other', async () => {
    // A server that offers no TLS, and one whose certificate nobody vouches for.
    expect(await refusedWith({ servers: [server.url.replace('nats:', 'tls:')] })).toBe('linkTls');
    const tls = await startServer({ seats: [SEAT], lines: makeCertificate });
    const own = { servers: [`tls://127.0.0.1:${tls.port}`], credentials: tls.credentialsOf(SEAT) };
    expect(await refusedWith(own)).toBe('linkTls');
    expect(await refusedWith({ ...own, ca: join(tls.folder, 'nowhere.pem') })).toBe('linkCaMissing');
    expect(await refusedWith({ ...own, ca: join(tls.folder, 'ca.pem') })).toBe('connected');
    await tls.stop();
  });

  it.each([
    ['the events of another seat', eventSubject(other, 'abc', 1)],
    ['the presence of another seat', presenceSubject(other)],
    [
      'the presence of a seat of the same number in another city',
      presenceSubject({ ...who, region: '510700' }),
    ],
    ['the presence of another seat in another city', presenceAbroad(other, '510700')],
    ['its own presence as one of another city', presenceAbroad({ ...who, region: '510700' }, REGION)],
    ['a hand-over record in another’s name', handoverSubject(other, 'h1' as HandoverId)],
    ['the events of the other side', eventSubject({ region: REGION, seat: POLICE }, 'abc', 1)],
    ['its own seat in another region', eventSubject({ region: '510700', seat: SEAT }, 'abc', 1)],
    ['official data', '$KV.reference.all.lists'],
    ['the streams themselves', `${API_PREFIX}.STREAM.DELETE.EVENTS`],
    ['JetStream under its own name', '$JS.API.STREAM.PURGE.EVENTS'],
  ])('may not write %s', async (_, subject) => {
    await expect(jetstream(nc).publish(subject, '{}', { timeout: 2_000 })).rejects.toThrow(/Permissions/);
  });

  it.each([
    ['the events of another seat', STREAMS.events, ownEvents(other)],
    ['all events', STREAMS.events, 'linkage.v1.>'],
    ['what is shared in another region', STREAMS.shared, sharedOfRegion('510700')],
    ['what was done on loan for another city', STREAMS.shared, loansTo('510700')],
    ['all hand-over records', STREAMS.handovers, 'linkage.v1.*.*.*.handover.*'],
  ])('may not read %s', async (_, stream, filter) => {
    const jsm = await jetstreamManager(nc, { apiPrefix: API_PREFIX, checkAPI: false });
    const asked = jsm.consumers.add(stream, { name: consumerOf(who), filter_subject: filter });
    await expect(asked).rejects.toThrow(/Permissions|did not match/);
  });

  it('may not say one filter in the subject and another in the request', async () => {
    const subject = `${API_PREFIX}.CONSUMER.CREATE.${STREAMS.events}.${consumerOf(who)}.${ownEvents(who)}`;
    const config = { name: consumerOf(who), ack_policy: 'none', filter_subject: 'linkage.v1.>' };
    const answer = await nc.request(subject, JSON.stringify({ stream_name: STREAMS.events, config }));
    expect(answer.json()).toMatchObject({ error: { code: 400 } });
  });

  it('may not read from the consumer of another seat', async () => {
    const asked = nc.request(`${API_PREFIX}.CONSUMER.MSG.NEXT.${STREAMS.events}.${consumerOf(other)}`, '1');
    await expect(asked).rejects.toThrow(/Permissions/);
  });

  it.each([
    ['the inbox of another seat', `${inboxOf(other)}.>`],
    ['everything', '>'],
    ['the events as they go by', 'linkage.v1.>'],
  ])('may not listen to %s', async (_, subject) => {
    const refused = new Promise<string>((resolve) => {
      nc.subscribe(subject, { callback: (error) => resolve(String(error)) });
    });
    expect(await refused).toMatch(/Permissions/);
  });

  it('says that nobody answers where there is no server', async () => {
    expect(await refusedWith({ servers: [`nats://127.0.0.1:${await freePort()}`] })).toBe('linkUnreachable');
  });
});
