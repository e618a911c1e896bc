// Callers known by their number, through the services: what is given before and after the answer, and marks that end.
import type { CallId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const DAY = 24 * 3_600_000;

let host: TestHost;
let agent: TestSeat;
let police: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '110-001']);
  agent = host.seat('12345-001');
  police = host.seat('110-001');
});
afterEach(() => host.close());

/** A whole earlier call that leaves an open order. */
async function called(name: string, number: string, seat = agent): Promise<CallId> {
  const call = await seat.ring(name, number);
  await seat.step(
    call,
    { type: 'fieldsWritten', fields: { narrative: '路灯不亮，回电13912345678' } },
    { type: 'rowChosen', row: '12345-01' },
    { type: 'keptHere' },
    { type: 'submitted' },
  );
  await seat.hangsUp(call);
  await seat.step(call, { type: 'wrapUpDone' });
  host.now += 60_000;
  return call;
}
const card = (call: CallId, seat = agent) => seat.ask('caller.read', { call });

describe('a caller who has called before', () => {
  it('rings masked, with the count alone; the answer gives number, open orders and marks', async () => {
    const first = await called('one', '02885550001');
    await agent.ask('caller.flag', { call: first, kind: 'needsCare', reason: '听力不好', days: 30 });
    const again = await agent.ring('two', '02885550001', 'ringing');
    const ringing = await card(again);
    expect(ringing).toMatchObject({
      revealed: false,
      calls: { count: 1, nonCases: 0 },
      orders: [],
      flags: [],
    });
    expect(JSON.stringify(ringing)).not.toMatch(/85550001|听力/);

    await agent.answers(again);
    const known = await card(again);
    expect(known).toMatchObject({
      revealed: true,
      number: '02885550001',
      orders: [{ order: 'one', state: 'open' }],
      flags: [{ kind: 'needsCare', reason: '听力不好', until: expect.any(Number), call: first }],
    });
    expect(known.orders[0]?.excerpt, 'numbers in what they said stay masked').not.toContain('13912345678');
  });

  it.each([
    ['+86 and the area code without its 0', '+862885550001'],
    ['the local number alone', '85550001'],
    ['dashes and blanks', '028-8555 0001'],
    ['the international prefix', '00862885550001'],
  ])('is the same caller by %s', async (_, number) => {
    await called('one', '02885550001');
    expect(await card(await agent.ring('two', number))).toMatchObject({
      calls: { count: 1 },
      orders: [{ order: 'one' }],
    });
  });

  it('is the same caller at the other number, and another telephone is not', async () => {
    await called('one', '13880001111');
    expect(await card(await police.ring('two', '+8613880001111'), police)).toMatchObject({
      calls: { count: 1 },
    });
    expect(await card(await agent.ring('three', '13880001112'))).toMatchObject({
      calls: { count: 0 },
      orders: [],
    });
  });

  it('a closed order is not open any more, and a hidden number is nobody', async () => {
    await called('one', '');
    const hidden = await agent.ring('two', '');
    expect(await card(hidden)).toMatchObject({ number: '', calls: { count: 0 }, orders: [], flags: [] });
    const mark = { call: hidden, kind: 'harassment', reason: '辱骂', days: 3 } as const;
    expect(await agent.answer('caller.flag', mark)).toMatchObject({ error: { code: 'numberHidden' } });
  });
});

describe('marks on a number', () => {
  it('end by themselves after their days, are lifted with a reason, and survive a restart', async () => {
    const call = await called('one', '13880001111');
    await agent.ask('caller.flag', { call, kind: 'harassment', reason: '辱骂', days: 7 });
    await agent.ask('caller.flag', { call, kind: 'repeated', reason: '每天都打', days: 30 });
    await host.restart();
    host.now += 7 * DAY - 1;
    expect((await card(call)).flags.map(({ kind }) => kind).sort()).toEqual(['harassment', 'repeated']);
    host.now += 1;
    expect((await card(call)).flags.map(({ kind }) => kind)).toEqual(['repeated']);
    await agent.ask('caller.lift', { call, kind: 'repeated', reason: '已说明' });
    expect((await card(call)).flags).toEqual([]);
  });

  it('are not set before the answer, without a reason, or in the call of another seat', async () => {
    const call = await agent.ring('one', '13880001111', 'ringing');
    const mark = { call, kind: 'harassment', reason: '辱骂', days: 7 } as const;
    expect(await agent.answer('caller.flag', mark)).toMatchObject({ error: { code: 'notAnswered' } });
    await agent.answers(call);
    expect(await agent.answer('caller.flag', { ...mark, reason: '  ' })).toMatchObject({
      error: { code: 'reasonMissing' },
    });
    expect(await police.answer('caller.flag', mark)).toMatchObject({ error: { code: 'callUnknown' } });
    expect(await police.answer('caller.read', { call })).toMatchObject({ error: { code: 'callUnknown' } });
    expect((await card(call)).flags).toEqual([]);
  });

  it('stand in streams that name no number', async () => {
    const call = await called('one', '13880001111');
    await agent.ask('caller.flag', { call, kind: 'harassment', reason: '辱骂', days: 7 });
    const streams = agent.told('events').flatMap((events) => events.map(({ stream }) => stream));
    expect(streams.some((stream) => stream.startsWith('caller:'))).toBe(true);
    expect(streams.join()).not.toContain('0001111');
  });
});
