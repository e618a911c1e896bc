// Two hosts, one at each side, with a real server between them: one event with many callers, a mark on a caller, a
// lead who helps, and an alert that he has seen to.
import type { CallId } from '@shared/kernel/ids';
import { teamRulesOf } from '@shared/seat/TeamRules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestHost, TestSeat } from '../../main/testing/startTestHost';
import { signIn, startLinkedHost } from './linkedHost';
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
    hosts = await Promise.all([AGENT, POLICE].map((seat) => startLinkedHost(server, seat)));
    [agent, police] = hosts.map((host, n) => host.seat(n === 0 ? AGENT : POLICE)) as [TestSeat, TestSeat];
  }, 60_000);
  afterEach(async () => {
    await Promise.all((hosts ?? []).map((host) => host.close()));
    await server?.stop();
  });

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

  it('offer a grave report that stands alone at each as one event, and both see it joined', async () => {
    const grave = async (seat: TestSeat, name: string, number: string) => {
      const call = await reports(seat, name, number);
      await seat.step(
        call,
        { type: 'levelConfirmed', level: 2 },
        { type: 'keptHere' },
        { type: 'submitted' },
      );
      return call;
    };
    const first = await grave(agent, 'a1', '13880001001');
    // The same caller at the other side is no second report: it may be the one that was handed over.
    const same = await reports(police, 'p1', '+86 13880001001');
    const second = await reports(police, 'p2', '13880001002');
    await expect
      .poll(() => similar(police, second), WAIT)
      .toMatchObject({
        joined: false,
        callers: 1,
        first: { seat: AGENT, place: expect.stringContaining('丽都路') },
      });
    expect(await similar(police, same)).toMatchObject({ first: { call: second } });
    expect(await similar(agent, first)).toBeNull();

    const joined = await police.ask('incident.join', { call: second });
    expect(joined).toMatchObject({ joined: true, callers: 2 });
    await expect
      .poll(() => similar(agent, first), WAIT)
      .toMatchObject({ joined: true, callers: 2, incident: joined.incident });
    const told = (await readStream(server, 'SHARED')).map((message) => message.string()).join('\n');
    expect(told).toContain('reportTold');
    expect(told).not.toMatch(/1388000100|13912345678|小区停电/);
  });

  it('opened at both in the same moment, it is one event in the end', async () => {
    const step = { type: 'levelConfirmed', level: 2 } as const;
    const mine = await reports(agent, 'a1', '13880001001');
    const theirs = await reports(police, 'p1', '13880001002');
    for (const [seat, call] of [
      [agent, mine],
      [police, theirs],
    ] as const)
      await seat.step(call, step, { type: 'keptHere' }, { type: 'submitted' });
    await expect.poll(() => similar(police, theirs), WAIT).toMatchObject({ first: { seat: AGENT } });
    await expect.poll(() => similar(agent, mine), WAIT).toMatchObject({ first: { seat: POLICE } });
    await Promise.all([
      agent.ask('incident.join', { call: mine }),
      police.ask('incident.join', { call: theirs }),
    ]);
    await expect
      .poll(async () => {
        const [a, b] = [await similar(agent, mine), await similar(police, theirs)];
        return a?.callers === 2 && b?.callers === 2 && a.incident === b.incident;
      }, WAIT)
      .toBe(true);
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
    await signIn(hosts[1] as TestHost, POLICE, 'lead', '王敏');
    await agent.ring('a1', '13880001001');
    const card = async () => (await police.ask('link.read', {})).presence.find(({ seat }) => seat === AGENT);
    await expect.poll(async () => (await card())?.state.at, WAIT).toBe('busy');
    const may = (supervision: 'monitor' | 'barge') =>
      agent.answer('phone.maySupervise', { number: POLICE, supervision }, 'phone');
    const help = { seat: { region: REGION, seat: agent.id }, way: 'monitor', reason: '新人首日' } as const;
    expect(await may('monitor')).toEqual({ ok: true, value: false });
    await police.ask('lead.help', help);
    await expect.poll(() => may('monitor'), WAIT).toEqual({ ok: true, value: true });
    expect(await may('barge')).toEqual({ ok: true, value: false });
    expect(police.commands()).toMatchObject([{ type: 'supervise', number: AGENT, supervision: 'monitor' }]);
    // Where the letter does not get away, nothing begins, and the lead is told.
    await server.stop();
    const refused = await police.answer('lead.help', { ...help, way: 'whisper' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'letterUnsent' } });
    expect(police.commands()).toHaveLength(1);
  });

  it('have the same rules of a team, the one that was off while they changed too', async () => {
    const [here, there] = hosts as [TestHost, TestHost];
    await signIn(there, POLICE, 'lead', '王敏');
    const { rules } = await police.ask('board.read', {});
    const usual = teamRulesOf(rules, '');
    const limited = (limit: number) => ({
      ...usual,
      seats: { ...usual.seats, pauses: [{ reason: 'meal', limit }] },
    });
    const inForce = ({ settings }: TestHost) => settings.seatRules?.pauses;
    await police.ask('board.rules', { team: '', seen: usual, rules: limited(60_000) });
    expect(inForce(there)).toEqual([{ reason: 'meal', limit: 60_000 }]);
    await expect.poll(() => inForce(here), WAIT).toEqual([{ reason: 'meal', limit: 60_000 }]);
    expect(agent.told('settings.changed').at(-1)?.seatRules.pauses).toEqual(inForce(there));
    await here.stop();
    await police.ask('board.rules', { team: '', seen: limited(60_000), rules: limited(90_000) });
    await here.restart();
    await expect.poll(() => inForce(here), WAIT).toEqual([{ reason: 'meal', limit: 90_000 }]);
  });

  it('agree on who has seen to an alert, the later of two leads and one who comes later too', async () => {
    const [here, there] = hosts as [TestHost, TestHost];
    // No two clocks have to agree.
    there.now += 3_600_000;
    const names = ['王敏', '李强'];
    const leads = await Promise.all(
      hosts.map((host, n) => signIn(host, n === 0 ? AGENT : POLICE, 'lead', names[n] ?? '')),
    );
    await agent.ask('seat.set', { to: 'pause', reason: 'meal' });
    const alertsAt = async (seat: TestSeat) => (await seat.ask('board.read', {})).alerts;
    const seatAt = async () => (await police.ask('board.read', {})).cards.find((card) => card.seat === AGENT);
    await expect.poll(seatAt, WAIT).toMatchObject({ state: { at: 'pause', reason: 'meal' } });
    for (const host of [here, there]) host.now += 3_600_000;
    await expect.poll(() => alertsAt(police), WAIT).toMatchObject([{ kind: 'pauseOver' }]);
    const [alert] = await alertsAt(agent);
    expect(await alertsAt(police)).toMatchObject([{ id: alert?.id }]);

    expect(await agent.ask('board.acknowledge', { alert: alert?.id ?? '' })).toEqual({ held: true });
    const acknowledged = { by: names[0] };
    expect(await alertsAt(agent)).toMatchObject([{ acknowledged }]);
    await expect.poll(() => alertsAt(police), WAIT).toMatchObject([{ acknowledged }]);
    expect(await police.ask('board.acknowledge', { alert: alert?.id ?? '' })).toEqual({ held: true });
    await there.restart();
    await there.seat(POLICE).ask('session.signIn', leads[1] ?? { person: '', pin: '' });
    await expect.poll(() => alertsAt(there.seat(POLICE)), WAIT).toMatchObject([{ acknowledged }]);
  });
});
