// 三（五） between two cities, each desk a host of its own, over a real server: leads find each other, ask, lend, and know
// of the return, also of one that happened while nothing could be sent. Both leads sit at a seat of the same number.
import { jetstreamManager } from '@nats-io/jetstream';
import { STREAMS } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost, TestSeat } from '../../main/testing/startTestHost';
import { signIn, startLinkedHost } from './linkedHost';
import { noServer, REGION, startServer, type TestServer } from './natsServer';
import { readStream } from './readStream';

const LEAD = '12345-001' as SeatId;
const AGENT = '12345-002' as SeatId;
const MIANYANG = '510700';
const DAY = 86_400_000;
const WAIT = { timeout: 20_000, interval: 100 };

describe.skipIf(noServer !== '')('seats lent over the platform', { timeout: 90_000 }, () => {
  let server: TestServer;
  let hosts: TestHost[] = [];
  let lender: TestSeat;
  let agent: TestSeat;
  let borrower: TestSeat;
  beforeAll(async () => {
    server = await startServer({ seats: [LEAD, AGENT], others: [{ region: MIANYANG, seat: LEAD }] });
    hosts = await Promise.all([
      startLinkedHost(server, LEAD),
      startLinkedHost(server, AGENT),
      startLinkedHost(server, LEAD, MIANYANG, server.credentialsOf(`${MIANYANG}-${LEAD}`)),
    ]);
    const [here, desk, there] = hosts as [TestHost, TestHost, TestHost];
    there.now += 3_600_000;
    [lender, agent, borrower] = [here.seat(LEAD), desk.seat(AGENT), there.seat(LEAD)];
    await signIn(here, LEAD, 'lead', '王敏');
    await signIn(desk, AGENT, 'agent', '陈静');
    await signIn(there, LEAD, 'lead', '李强');
    await agent.ask('phone.report', {
      status: { registration: 'registered', microphone: 'ready', audible: true },
    });
    await agent.ask('seat.set', { to: 'available' });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(hosts.map((host) => host.close()));
    await server?.stop();
  });

  const cards = async (seat: TestSeat) =>
    (await seat.ask('board.read', {})).cards.map((card) => `${card.region} ${card.seat}`).sort();
  const cardAt = async (seat: TestSeat) =>
    (await seat.ask('board.read', {})).cards.find((card) => card.seat === AGENT);
  const lendings = (seat: TestSeat) => seat.ask('lend.list', {});
  const clockOf = (lead: TestSeat) => (hosts[lead === borrower ? 2 : 0] as TestHost).now;
  const lentOf = async () => (await agent.ask('session.open', {})).seatView.lent;
  const figures = async (seat: TestSeat, by: 'city' | 'row' | 'person' = 'city') => {
    const { now } = hosts[1] as TestHost;
    const told = await seat.ask('board.figures', { from: now - DAY, to: now + DAY, by });
    return new Map(told.map(({ key, counts }) => [key, counts]));
  };
  /** The borrowing city's line, without the pause of its lead. */
  const onLoan = async (seat: TestSeat) => {
    const { pauseMs: _, ...counts } = (await figures(seat)).get(MIANYANG) ?? { pauseMs: 0 };
    return counts;
  };
  const at = (region: string, seat: SeatId) => ({ region, seat });

  it('leads of two cities see each other, and of the other city nobody else', async () => {
    const leads = [`${REGION} ${LEAD}`, `${MIANYANG} ${LEAD}`];
    await expect.poll(() => cards(borrower), WAIT).toEqual(leads);
    await expect.poll(() => cards(lender), WAIT).toEqual([leads[0], `${REGION} ${AGENT}`, leads[1]]);
    expect(await cards(agent).catch(() => 'refused')).toBe('refused');
  });

  it('who is there is followed by leads alone, and by whoever looks at it', async () => {
    const followers = async () => {
      const admin = await server.admin();
      const consumers = await (await jetstreamManager(admin)).consumers.list(STREAMS.presence).next();
      await admin.close();
      return consumers.map(({ name }) => name).sort();
    };
    const leads = [`${REGION}-${LEAD}`, `${MIANYANG}-${LEAD}`].flatMap((lead) => [lead, `${lead}-all`]);
    expect(await followers()).toEqual(leads);
    const seen = async () => (await agent.ask('link.read', {})).presence.map(({ seat }) => seat).sort();
    await expect.poll(seen, WAIT).toEqual([LEAD, AGENT]);
    expect(await followers()).toEqual([...leads, `${REGION}-${AGENT}`].sort());
  });

  it('a lead asks, the other lends an idle seat, and both boards show it with both cities', async () => {
    await borrower.ask('lend.ask', {
      to: [at(REGION, LEAD)],
      side: '12345',
      count: 1,
      reason: '暴雨来电激增',
    });
    await expect
      .poll(() => lendings(lender), WAIT)
      .toMatchObject([{ part: 'lending', from: at(MIANYANG, LEAD) }]);
    const [{ lending } = { lending: '' as never }] = await lendings(lender);
    await expect.poll(() => cardAt(lender), WAIT).toMatchObject({ state: { at: 'available' } });
    await lender.ask('lend.give', { lending, seats: [at(REGION, AGENT)] });
    await expect.poll(lentOf, WAIT).toMatchObject({ lending, to: MIANYANG });
    (hosts[1] as TestHost).now += 40_000;
    for (const lead of [lender, borrower]) {
      await expect.poll(() => lendings(lead), WAIT).toMatchObject([{ out: [at(REGION, AGENT)], back: [] }]);
      await expect
        .poll(() => cardAt(lead), WAIT)
        .toMatchObject({ region: REGION, lent: { to: MIANYANG }, person: { name: '陈静' } });
      // The clock of the other lead is wrong by an hour.
      const lasts = async () => clockOf(lead) - ((await cardAt(lead))?.state.since ?? 0);
      await expect.poll(lasts, WAIT).toBe(40_000);
    }
  });

  it('the lead who borrowed sees a message read by the lent seat', async () => {
    await borrower.ask('letter.send', { to: [at(REGION, AGENT)], text: '请先接武都区来电' });
    await expect
      .poll(async () => (await agent.ask('letter.box', {})).received, WAIT)
      .toMatchObject([{ from: LEAD, region: MIANYANG, text: '请先接武都区来电' }]);
  });

  it('what it does counts for both cities, also at the host of the city that borrowed', async () => {
    const [, desk] = hosts as [TestHost, TestHost];
    const call = await agent.ring('on-loan', '13812345678');
    await agent.step(
      call,
      { type: 'fieldsWritten', fields: { narrative: '路灯不亮', division: '510704', place: '临园路' } },
      { type: 'rowChosen', row: '12345-01' },
      { type: 'levelConfirmed', level: 3 },
      { type: 'keptHere' },
      { type: 'submitted' },
    );
    desk.now += 61_000;
    await agent.hangsUp(call);
    desk.now += 9_000;
    await agent.step(call, { type: 'wrapUpDone' });
    await expect
      .poll(async () => (await figures(borrower)).get(MIANYANG), WAIT)
      .toMatchObject({ offered: 1, answered: 1, talkMs: 61_000, wrapUpMs: 9_000 });
    expect((await figures(borrower)).get(REGION)).toMatchObject({ offered: 1 });
    expect((await figures(borrower, 'row')).get('12345-01')).toMatchObject({ offered: 1 });
    expect((await figures(borrower, 'person')).get('0001')?.offered ?? 0).toBe(0);
  });

  it('comes back by its own key while nothing can be sent, and both cities know it afterwards', async () => {
    await server.kill();
    await expect.poll(() => agent.told('link.status').at(-1)?.state, WAIT).toBe('offline');
    await agent.ask('seat.giveBack', {});
    expect(await lentOf()).toBeUndefined();
    await server.start();
    for (const lead of [lender, borrower])
      await expect.poll(() => lendings(lead), WAIT).toMatchObject([{ out: [], back: [at(REGION, AGENT)] }]);
  });

  it('both cities have the same figures of it, and of what comes after nothing is read there', async () => {
    const [, desk] = hosts as [TestHost, TestHost];
    const call = await agent.ring('at-home', '13812345679');
    desk.now += 30_000;
    await agent.hangsUp(call);
    await agent.step(call, { type: 'nonCaseMarked', nonCase: 'silent' }, { type: 'wrapUpDone' });
    await agent.ask('session.signOut', {});
    // Whoever leads sits down at the desk that was lent: its log is the one where it all happened.
    await signIn(desk, AGENT, 'lead', '刘洋', '0002');
    const there = await onLoan(agent);
    expect(there).toMatchObject({ offered: 1, answered: 1, talkMs: 61_000, contactMs: 70_000 });
    await expect.poll(() => onLoan(borrower), WAIT).toEqual(there);
    expect((await figures(agent)).get(REGION)).toMatchObject({ offered: 2, talkMs: 91_000 });
    const told = (await readStream(server, STREAMS.shared)).filter(({ subject }) =>
      subject.includes(`.shared.loan.${MIANYANG}.`),
    );
    expect(told.filter(({ subject }) => subject.includes('.on-loan.'))).not.toEqual([]);
    expect(told.filter(({ subject }) => subject.includes('.at-home.'))).toEqual([]);
    expect(told.map((message) => message.string()).join()).not.toMatch(/1381234|路灯|临园|陈静|0001"/);
  });
});
