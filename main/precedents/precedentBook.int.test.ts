// 三（三）2, through the services: similar matters show the decision and follow it; their order may not be returned.
import { readFileSync } from 'node:fs';
import type { CallId, OrderId, PrecedentId } from '@shared/kernel/ids';
import type { Precedent } from '@shared/precedent/Precedent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const SHIPPED = JSON.parse(
  readFileSync(
    new URL('../../resources/precedents/example-manhole-nobody-owns.json', import.meta.url),
    'utf8',
  ),
) as Precedent;
const DECIDED: Precedent = {
  id: 'gongan-2026-7',
  title: '无主电动车占道',
  narrative: '路边一排没人要的共享电动车堵了人行道',
  words: ['共享电动车', '无主电动车'],
  rows: ['110-03'],
  items: [],
  main: 1,
  assisting: [6],
  decision: '公安牵头，城管协助。',
  clause: '三（三）2',
  division: '510100',
  place: '成都市',
  decidedOn: '2026-03-01',
};

let host: TestHost;
let agent: TestSeat;
let police: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '110-001']);
  agent = host.seat('12345-001');
  police = host.seat('110-001');
});
/** Recording a decision is the lead's. */
const leads = () => agent.ask('session.signIn', { person: 'unnamed-lead', pin: '-' });
afterEach(() => host.close());

async function matter(name: string, narrative: string, row: string, seat = agent): Promise<CallId> {
  const call = await seat.ring(name, '13880001111');
  await seat.step(
    call,
    { type: 'fieldsWritten', fields: { narrative, division: '510107' } },
    { type: 'rowChosen', row },
  );
  return call;
}
const hits = (call: CallId, seat = agent) => seat.ask('precedent.similar', { call });

describe('a decision that came with the build', () => {
  it('is shown with the words that spoke for it, and pushed as they are typed', async () => {
    const call = await matter('one', SHIPPED.narrative, SHIPPED.rows[0] ?? '');
    const [hit] = await hits(call);
    expect(hit).toMatchObject({ binds: true, precedent: { id: SHIPPED.id, main: SHIPPED.main } });
    expect(hit?.why.length).toBeGreaterThan(0);
    await expect
      .poll(() => agent.told('precedents.changed').at(-1))
      .toMatchObject({ call, hits: [{ precedent: { id: SHIPPED.id } }] });
  });

  it('made up for practice, it binds nobody in real service', async () => {
    host.settings = { sipServer: 'wss://pbx.invalid/' };
    await host.restart();
    expect(await hits(await matter('one', SHIPPED.narrative, SHIPPED.rows[0] ?? ''))).toEqual([]);
  });

  it('set aside with a reason it is shown no more for this call, and for the next one again', async () => {
    const call = await matter('one', SHIPPED.narrative, SHIPPED.rows[0] ?? '');
    const precedent = SHIPPED.id as PrecedentId;
    expect(await agent.answer('precedent.setAside', { call, precedent, reason: ' ' })).toMatchObject({
      error: { code: 'reasonMissing' },
    });
    const left = await agent.ask('precedent.setAside', { call, precedent, reason: '有人认领了' });
    expect(left.some((hit) => hit.precedent.id === SHIPPED.id)).toBe(false);
    expect(await police.answer('precedent.setAside', { call, precedent, reason: '不是' })).toMatchObject({
      error: { code: 'callUnknown' },
    });
    const next = await matter('two', SHIPPED.narrative, SHIPPED.rows[0] ?? '');
    expect((await hits(next))[0]?.precedent.id).toBe(SHIPPED.id);
  });
});

describe('a decision that was recorded at a seat', () => {
  beforeEach(async () => {
    const refused = await agent.answer('precedent.record', { precedent: DECIDED });
    expect(refused).toMatchObject({ error: { code: 'notAllowed' } });
    await leads();
    await agent.ask('precedent.record', { precedent: DECIDED });
  });

  it('holds from then on, after a restart too; a code that no list has is refused', async () => {
    await host.restart();
    const call = await matter('one', '一堆共享电动车堵路', '110-03');
    expect(await hits(call)).toMatchObject([{ binds: true, precedent: { id: DECIDED.id } }]);
    const wrong = { ...DECIDED, id: 'gongan-2026-8', rows: ['110-77'] };
    expect(await agent.answer('precedent.record', { precedent: wrong })).toMatchObject({
      error: { code: 'precedentBroken', message: expect.stringContaining('rows') },
    });
  });

  const sent = async (name: string, narrative: string): Promise<OrderId> => {
    const call = await matter(name, narrative, '110-03');
    await agent.step(call, { type: 'dispatchChosen' }, { type: 'submitted' });
    return name as OrderId;
  };

  it('the order says so, and its return is blocked with the decision as the reason', async () => {
    const order = await sent('one', '一堆共享电动车堵路');
    expect((await agent.order(order)).precedent).toMatchObject({ id: DECIDED.id, decidedOn: '2026-03-01' });
    const blocked = await police.answer('order.return', { order, reason: '不归我们管' });
    expect(blocked).toMatchObject({ ok: false, error: { code: 'boundByPrecedent' } });
    if (!blocked.ok) expect(blocked.error.message).toMatch(/无主电动车占道.*不得退回/);
    expect((await police.order(order)).state).toBe('dispatched');
  });

  it('a matter that none binds goes back, with a reason, from the side that it was sent to', async () => {
    const order = await sent('one', '有人乱停车');
    expect(await agent.answer('order.return', { order, reason: '错了' })).toMatchObject({
      error: { code: 'notSentHere' },
    });
    expect(await police.answer('order.return', { order, reason: ' ' })).toMatchObject({
      error: { code: 'reasonMissing' },
    });
    await police.ask('order.return', { order, reason: '属于城管' });
    expect(await agent.order(order)).toMatchObject({
      state: 'returned',
      holder: '12345',
      returned: { by: '110', reason: '属于城管' },
    });
  });

  it('made after the order was written, it binds all the same', async () => {
    const later = { ...DECIDED, id: 'gongan-2026-9', title: '乱停车', words: ['乱停车'] };
    const order = await sent('one', '有人乱停车');
    await agent.ask('precedent.record', { precedent: later });
    expect(await police.answer('order.return', { order, reason: '不归我们管' })).toMatchObject({
      error: { code: 'boundByPrecedent' },
    });
  });
});
