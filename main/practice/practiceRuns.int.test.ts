import type { CallId, SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const READY = { registration: 'registered', microphone: 'ready', audible: true } as const;

let host: TestHost;
let seat: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '12345-002']);
  seat = host.seat('12345-001');
  await seat.ask('session.open', {});
  await seat.answer('phone.report', { status: READY }, 'phone');
});
afterEach(() => host.close());

/** The script's citizen rings the seat and is answered. */
async function begin(script = 'lamp-at-12345'): Promise<CallId> {
  await seat.ask('practice.ring', { script });
  const played = seat.told('practice.play').at(-1)?.script;
  const call = await seat.ring('one', played?.from.number ?? '');
  return call;
}

it('a call of the script’s number is a run, scored by what is done in it', async () => {
  const call = await begin();
  await seat.answer('practice.spoke', { speaker: 'citizen', line: 'l1', ms: 2_000 }, 'phone');
  await seat.step(call, { type: 'rowChosen', row: '12345-01', item: '12345-01.01' });
  const [run] = await seat.ask('practice.runs', {});
  expect(run).toMatchObject({ call, seat: '12345-001', script: { id: 'lamp-at-12345' }, running: true });
  expect(run?.score.items.find(({ item }) => item.check === 'row')?.verdict).toBe('met');
  const whole = await seat.ask('practice.run', { call });
  expect(whole.events.map(({ body }) => body.type)).toContain('practiceSpoken');
  expect(whole.played.id).toBe('lamp-at-12345');
});

it('another caller meanwhile is no run', async () => {
  await seat.ask('practice.ring', { script: 'lamp-at-12345' });
  await seat.ring('other', '13800000001');
  expect(await seat.ask('practice.runs', {})).toEqual([]);
});

it('is found after a restart, with the same score', async () => {
  const call = await begin();
  await seat.step(call, { type: 'rowChosen', row: '12345-01' });
  const before = await seat.ask('practice.run', { call });
  await host.restart();
  expect((await seat.ask('practice.run', { call })).score).toEqual(before.score);
});

it('is one’s own: another seat neither lists nor reads it, a trainer does and marks it', async () => {
  const call = await begin();
  const other = host.seat('12345-002');
  expect(await other.ask('practice.runs', {})).toEqual([]);
  expect(await other.answer('practice.run', { call })).toMatchObject({ error: { code: 'runUnknown' } });
  expect(await other.answer('practice.mark', { call, item: 'tone', share: 1 })).toMatchObject({
    error: { code: 'notAllowed' },
  });
  await other.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  await other.ask('practice.mark', { call, item: 'tone', share: 0.5 });
  await other.ask('practice.comment', { call, moment: host.now, text: '先问地点。' });
  const run = await other.ask('practice.run', { call });
  expect(run.score.items.find(({ item }) => item.id === 'tone')).toMatchObject({
    verdict: 'partly',
    share: 0.5,
  });
  expect(await other.answer('practice.mark', { call, item: 'row', share: 1 })).toMatchObject({
    error: { code: 'itemUnknown' },
  });
});

it('a class: every seat gets a caller at once, who can’t is named, and the trainer sees who is where', async () => {
  const trainer = host.seat('12345-002');
  await trainer.ask('session.open', {});
  expect(await trainer.answer('practice.start', { seats: ['12345-001'] as SeatId[], seed: 1 })).toMatchObject(
    {
      error: { code: 'notAllowed' },
    },
  );
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const seats = ['12345-001', '12345-002'] as SeatId[];
  const started = await trainer.ask('practice.start', { seats, seed: 1 });
  expect(started.map(({ seat, trouble }) => [seat, trouble === undefined])).toEqual([
    ['12345-001', true],
    ['12345-002', false],
  ]);
  const played = seat.told('practice.play').at(-1)?.script;
  expect(played?.id).toBe(started[0]?.script);
  await seat.ring('drawn', played?.from.number ?? '');
  expect(await trainer.ask('practice.class', {})).toMatchObject([
    { seat: '12345-001', state: 'busy', run: { script: { id: played?.id }, running: true } },
    { seat: '12345-002' },
  ]);
});

it('live duty knows nothing of practice: another log, no callers, no runs, and back again', async () => {
  const call = await begin();
  host.settings = { sipServer: 'wss://127.0.0.1:9/ws' };
  await host.restart();
  expect(await seat.answer('practice.ring', { script: 'lamp-at-12345' })).toMatchObject({
    error: { code: 'notPractice' },
  });
  await seat.ring('real', '02855500107');
  const live = host.services().handlers['practice.runs'];
  expect(await live({ seat: seat.id, page: 'desk' }, {})).toEqual({ ok: true, value: [] });
  expect(await seat.ask('call.read', { call })).toEqual([]);
  host.settings = {};
  await host.restart();
  expect((await seat.ask('practice.runs', {})).map((run) => run.call)).toEqual([call]);
});
