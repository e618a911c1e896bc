// 五（四）: malicious harassment is recorded and handed to the police with its evidence, through the services.
import type { CallId } from '@shared/kernel/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const NUMBER = '13880001111';

let host: TestHost;
let agent: TestSeat;
let police: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '110-001']);
  agent = host.seat('12345-001');
  police = host.seat('110-001');
});
afterEach(() => host.close());

async function harass(name: string, number = NUMBER, seat = agent, narrative = ''): Promise<CallId> {
  const call = await seat.ring(name, number);
  if (narrative !== '') await seat.step(call, { type: 'fieldsWritten', fields: { narrative } });
  await seat.hangsUp(call);
  await seat.step(call, { type: 'nonCaseMarked', nonCase: 'harassment' });
  host.now += 60_000;
  return call;
}
const orders = (seat = agent) => seat.ask('order.list', { query: '', limit: 9 });

it('the wrap-up writes the order for 110 with this call and the earlier ones, and marks the number', async () => {
  const first = await harass('one');
  await agent.step(first, { type: 'wrapUpDone' });
  const second = await harass('two', `+86 ${NUMBER}`, agent, '接通就骂人');
  expect(await orders(), 'a wrong key can still be put right').toHaveLength(1);
  await agent.step(second, { type: 'wrapUpDone' });

  const order = await agent.order('two');
  expect(order).toMatchObject({
    state: 'dispatched',
    sent: { to: '110', reason: expect.stringContaining('五（四）') },
    content: { row: '110-01', item: '110-01.03', owner: 'theirs', clause: '五（四）', linkage: true },
  });
  expect(order.content.form.narrative).toBe('恶意骚扰来电，共2次。接通就骂人');
  expect(order.content.evidence?.map(({ call, nonCase }) => [call, nonCase])).toEqual([
    ['one', 'harassment'],
    ['two', 'harassment'],
  ]);
  expect(order.content.evidence?.every(({ answeredAt, endedAt }) => answeredAt && endedAt)).toBe(true);

  const flags = (await agent.ask('caller.read', { call: await agent.ring('three', NUMBER) })).flags;
  expect(flags).toMatchObject([{ kind: 'harassment', reason: '接通就骂人', call: 'two' }]);
});

it('an operator who puts it right before the end writes no such order', async () => {
  const call = await harass('one');
  await agent.step(call, { type: 'nonCaseMarked', nonCase: 'prank' }, { type: 'wrapUpDone' });
  expect(await orders()).toEqual([]);
  expect((await agent.ask('caller.read', { call })).flags).toEqual([]);
});

it('at 110 the order stays there', async () => {
  const call = await harass('one', NUMBER, police);
  await police.step(call, { type: 'wrapUpDone' });
  expect(await police.order('one')).toMatchObject({
    state: 'open',
    holder: '110',
    content: { owner: 'ours', linkage: false },
  });
});

it('of a hidden number this call is all the proof, and nobody is marked', async () => {
  const call = await harass('one', '');
  await agent.step(call, { type: 'wrapUpDone' });
  const { content } = await agent.order('one');
  expect(content.evidence).toMatchObject([{ call: 'one', nonCase: 'harassment' }]);
  const marks = agent
    .told('events')
    .flatMap((events) => events.filter(({ body }) => body.type === 'callerFlagged'));
  expect(marks).toEqual([]);
});

it('no other non-case becomes an order', async () => {
  for (const nonCase of ['silent', 'misdialled', 'prank', 'hungUp'] as const) {
    const call = await agent.ring(nonCase, NUMBER);
    await agent.hangsUp(call);
    await agent.step(call, { type: 'nonCaseMarked', nonCase }, { type: 'wrapUpDone' });
  }
  expect(await orders()).toEqual([]);
});
