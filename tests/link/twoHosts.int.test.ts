// Two hosts, one at each side, with a real server between them: one event with many callers, and a mark on a caller.
import { join } from 'node:path';
import type { CallId, PersonId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPin } from '../../main/people/hashPin';
import { writePeople } from '../../main/people/peopleFile';
import { startTestHost, type TestHost, type TestSeat } from '../../main/testing/startTestHost';
import { noServer, REGION, startServer, type TestServer } from './natsServer';
import { readStream } from './readStream';

const AGENT = '12345-001';
const POLICE = '110-001';

describe.skipIf(noServer !== '')('two hosts', () => {
  let server: TestServer;
  let hosts: readonly TestHost[];
  let agent: TestSeat;
  let police: TestSeat;
  beforeEach(async () => {
    server = await startServer({ seats: [AGENT, POLICE] });
    hosts = await Promise.all([AGENT, POLICE].map((seat) => startLinked(seat)));
    [agent, police] = hosts.map((host, n) => host.seat(n === 0 ? AGENT : POLICE)) as [TestSeat, TestSeat];
  }, 60_000);
  afterEach(async () => {
    await Promise.all((hosts ?? []).map((host) => host.close()));
    await server?.stop();
  });

  async function startLinked(seat: string): Promise<TestHost> {
    const host = await startTestHost([seat]);
    host.settings = {
      sipServer: 'wss://pbx.example/ws',
      sipUser: seat,
      platformServers: [server.url],
      platformCredentials: server.credentialsOf(seat),
      platformRegion: REGION,
    };
    await host.restart();
    return host;
  }
  async function reports(seat: TestSeat, name: string, number: string): Promise<CallId> {
    const call = await seat.ring(name, number);
    await seat.step(
      call,
      {
        type: 'fieldsWritten',
        fields: {
          narrative: '小区停电，找13912345678',
          division: '510107',
          place: '武侯区丽都路，13912345678',
        },
      },
      { type: 'rowChosen', row: '12345-15' },
    );
    return call;
  }
  const similar = (seat: TestSeat, call: CallId) => seat.ask('incident.similar', { call });
  const WAIT = { timeout: 15_000 };

  it('see one event with the callers of both, each caller once, and no number on the wire', async () => {
    await reports(agent, 'a1', '13880001001');
    const second = await reports(agent, 'a2', '13880001002');
    await agent.ask('incident.join', { call: second });

    const third = await reports(police, 'p1', '13880001003');
    await expect.poll(() => similar(police, third), WAIT).toMatchObject({ joined: false, callers: 2 });
    const joined = await police.ask('incident.join', { call: third });
    expect(joined).toMatchObject({ joined: true, callers: 3, first: { seat: AGENT } });
    await expect
      .poll(() => similar(agent, second), WAIT)
      .toMatchObject({ joined: true, callers: 3, incident: joined.incident });
    // Who rang 12345 and then 110 is one caller.
    const again = await reports(police, 'p2', '+86 13880001001');
    expect(await police.ask('incident.join', { call: again })).toMatchObject({ callers: 3 });
    await expect.poll(async () => (await readStream(server, 'SHARED')).length, WAIT).toBe(3);
    await expect.poll(() => similar(agent, second), WAIT).toMatchObject({ callers: 3 });

    // Taken out at one host, it is out at the other.
    await police.ask('incident.leave', { call: third });
    await expect.poll(() => similar(agent, second), WAIT).toMatchObject({ callers: 2 });
    const told = (await readStream(server, 'SHARED')).map((message) => message.string()).join('\n');
    expect(told).toContain('incidentJoined');
    expect(told).not.toMatch(/1388000100|13912345678|小区停电/);
  });

  it('know a mark on a caller that the other set, and that it was lifted', async () => {
    const call = await agent.ring('a1', '13880001001');
    const mark = { call, kind: 'dangerous', reason: '扬言持刀，另一号码13912345678' } as const;
    await agent.ask('caller.flag', { ...mark, days: 30 });
    const there = await police.ring('p1', '13880001001');
    const flags = async () => (await police.ask('caller.read', { call: there })).flags;
    await expect.poll(flags, WAIT).toMatchObject([{ kind: 'dangerous' }]);
    expect(JSON.stringify(await flags())).not.toContain('13912345678');
    await agent.ask('caller.lift', { call, kind: 'dangerous', reason: '误标' });
    await expect.poll(flags, WAIT).toEqual([]);
    const told = (await readStream(server, 'SHARED')).map((message) => message.string()).join('\n');
    expect(told).not.toMatch(/13880001001|13912345678/);
  });

  it('let a lead of the other into a call, by his letter and in the way that it names', async () => {
    const there = hosts[1] as TestHost;
    const pin = await hashPin('246810');
    writePeople(join(there.root, 'data'), [{ id: '0017' as PersonId, name: '王敏', role: 'lead', pin }]);
    await there.restart();
    await police.ask('session.signIn', { person: '0017', pin: '246810' });
    await agent.ring('a1', '13880001001');
    const card = async () => (await police.ask('link.read', {})).presence.find(({ seat }) => seat === AGENT);
    await expect.poll(async () => (await card())?.state.at, WAIT).toBe('busy');
    const may = (supervision: 'monitor' | 'barge') =>
      agent.answer('phone.maySupervise', { number: POLICE, supervision }, 'phone');
    const help = { seat: { region: REGION, seat: agent.id }, way: 'monitor', reason: '新人首日' } as const;
    expect(await may('monitor')).toEqual({ ok: true, value: false });
    await police.ask('lead.help', help);
    expect(await may('monitor')).toEqual({ ok: true, value: true });
    expect(await may('barge')).toEqual({ ok: true, value: false });
    expect(police.commands()).toMatchObject([{ type: 'supervise', number: AGENT, supervision: 'monitor' }]);
    // Where the letter does not get away, nothing begins, and the lead is told.
    await server.stop();
    const refused = await police.answer('lead.help', { ...help, way: 'whisper' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'letterUnsent' } });
    expect(police.commands()).toHaveLength(1);
  });
});
