import type { CallId, LegId, RecordingId, SeatId } from '@shared/kernel/ids';
import type { LeadAct } from '@shared/practice/LeadAct';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
  await seat.answer(
    'practice.spoke',
    { script: 'lamp-at-12345', speaker: 'citizen', line: 'l1', ms: 2_000 },
    'phone',
  );
  await seat.step(call, { type: 'rowChosen', row: '12345-01', item: '12345-01.01' });
  const [run] = await seat.ask('practice.runs', {});
  expect(run).toMatchObject({ call, seat: '12345-001', script: { id: 'lamp-at-12345' }, running: true });
  expect(run?.score.items.find(({ item }) => item.check === 'row')?.verdict).toBe('met');
  const whole = await seat.ask('practice.run', { call });
  expect(whole.events.map(({ body }) => body.type)).toContain('practiceSpoken');
  expect(whole.played.id).toBe('lamp-at-12345');
});

it('what the trainee does at the desk is told to the scripted parties, as far as they would hear it', async () => {
  const call = await begin();
  const cues = () => seat.told('practice.cue');
  await seat.ask('practice.asked', { call, question: '12345-where' });
  await seat.step(call, { type: 'rowChosen', row: '12345-01' });
  await seat.step(call, { type: 'questionAnswered', question: '12345-before', answer: 'no' });
  await vi.waitFor(() =>
    expect(cues()).toEqual([
      { script: 'lamp-at-12345', cue: 'asked:12345-where' },
      { script: 'lamp-at-12345', cue: 'answered:12345-before' },
    ]),
  );
  const { events } = await seat.ask('practice.run', { call });
  expect(events.map(({ body }) => body.type)).toContain('practiceAsked');
  const plain = await seat.ring('plain', '13800000001');
  await seat.ask('practice.asked', { call: plain, question: '12345-where' });
  expect(cues()).toHaveLength(2);
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

it('both voices of a run are kept without the setting, and heard by whose run it is and by a trainer', async () => {
  const call = await begin();
  const recording = 'rec-1' as RecordingId;
  const phone = <T>(name: 'begin' | 'chunk' | 'end', more: object) =>
    seat.answer(`recording.${name}`, { recording, ...more } as never, 'phone') as Promise<T>;
  expect(await phone('begin', { call })).toMatchObject({ ok: true });
  await phone('chunk', { seconds: 1, sound: Buffer.from('voices').toString('base64') });
  await phone('end', { seconds: 2 });
  const [kept] = await seat.ask('practice.sound', { call });
  expect(Buffer.from(kept?.data ?? '', 'base64').toString()).toBe('voices');
  expect(kept).toMatchObject({ at: host.now, type: 'audio/webm' });
  const other = host.seat('12345-002');
  expect(await other.answer('practice.sound', { call })).toMatchObject({ error: { code: 'runUnknown' } });
  await other.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  expect(await other.ask('practice.sound', { call })).toHaveLength(1);
  const { events } = await seat.ask('practice.run', { call });
  expect(events.filter(({ body }) => body.type === 'recordingPlayed')).toHaveLength(2);
  const plain = await seat.ring('plain', '13800000001');
  expect(
    await seat.answer('recording.begin', { recording: 'rec-2' as RecordingId, call: plain }, 'phone'),
  ).toMatchObject({ error: { code: 'recordingOff' } });
});

it('a trainer leads from a second seat: every act is in the run, its caller obeys, and the trainer sees it as it goes', async () => {
  const call = await begin();
  const trainer = host.seat('12345-002');
  const lead = (act: LeadAct) => trainer.answer('practice.lead', { call, act });
  expect(await lead({ do: 'end' })).toMatchObject({ error: { code: 'notAllowed' } });
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const { events } = await trainer.ask('practice.watch', { call });
  await seat.step(call, { type: 'rowChosen', row: '12345-01' });
  await vi.waitFor(() => {
    const more = trainer.told('practice.watched').flatMap((told) => told.events);
    expect(more.map(({ body }) => body.type)).toContain('rowChosen');
    expect(more[0]?.version).toBeGreaterThan(events.at(-1)?.version ?? 0);
  });

  expect(await lead({ do: 'speak', on: true })).toMatchObject({ error: { code: 'notListening' } });
  expect(await lead({ do: 'say', line: 'nothing' })).toMatchObject({ error: { code: 'lineUnknown' } });
  expect(await lead({ do: 'say', line: 'l2' })).toMatchObject({ ok: true });
  expect(await lead({ do: 'join' })).toMatchObject({ ok: true });
  const orders = seat.told('practice.order');
  expect(orders).toMatchObject([
    { script: 'lamp-at-12345', act: { do: 'say', line: 'l2' } },
    { from: '12345-002', act: { do: 'join' } },
  ]);
  const supervise = trainer.commands().at(-1);
  expect(supervise).toMatchObject({ type: 'supervise', number: 'citizen-12345-001', supervision: 'monitor' });
  const own = supervise?.call as CallId;
  const leg = 'behind' as LegId;
  const party = { number: 'citizen-12345-001' };
  await trainer.facts(
    own,
    { type: 'legDialled', leg, role: 'other', party, supervision: 'monitor' },
    { type: 'legAnswered', leg },
  );
  expect(await lead({ do: 'speak', on: true })).toMatchObject({ ok: true });
  expect(trainer.commands().at(-1)).toEqual({ type: 'changeSupervision', call: own, supervision: 'barge' });

  const run = await seat.ask('practice.run', { call });
  expect(run.led).toBe('12345-002');
  expect(run.events.flatMap(({ body }) => (body.type === 'practiceLed' ? [body.act.do] : []))).toEqual([
    'say',
    'join',
    'speak',
  ]);
  await seat.hangsUp(call);
  await seat.step(call, { type: 'nonCaseMarked', nonCase: 'silent' }, { type: 'wrapUpDone' });
  expect(await lead({ do: 'end' })).toMatchObject({ error: { code: 'runOver' } });
});

it('several callers about one event: each is a run of his own, and whoever takes them as one is scored for it', async () => {
  const first = await begin('water-main-at-12345');
  const others = seat.told('practice.play').at(-1)?.others ?? [];
  expect(others.map(({ script }) => script.id)).toEqual(['water-dry-at-12345', 'water-shop-at-12345']);
  const written = { narrative: '水管爆了', place: '解放路与新民街路口', division: '510104' };
  const matter = [
    { type: 'fieldsWritten', fields: written },
    { type: 'rowChosen', row: '12345-15', item: '12345-15.01' },
  ] as const;
  await seat.step(first, ...matter);
  host.now += 20_000;
  const second = await seat.ring('second', others[0]?.script.from.number ?? '');
  await seat.answer(
    'practice.spoke',
    { script: 'water-dry-at-12345', speaker: 'citizen', line: 'l1', ms: 2_000 },
    'phone',
  );
  await seat.step(second, ...matter);
  const linked = async (call: CallId) =>
    (await seat.ask('practice.run', { call })).score.items.find(({ item }) => item.id === 'linked')?.verdict;
  expect([await linked(first), await linked(second)]).toEqual(['notApplicable', 'missed']);
  await seat.ask('incident.join', { call: second });
  await vi.waitFor(async () => expect(await linked(second)).toBe('met'));
  const { events } = await seat.ask('practice.run', { call: second });
  expect(events.map(({ body }) => body.type)).toContain('practiceSpoken');
  await seat.ask('incident.leave', { call: second });
  await vi.waitFor(async () => expect(await linked(second)).toBe('missed'));
});

it('keys and buttons of one’s own run are counted, of nothing else', async () => {
  const call = await begin();
  await seat.ask('practice.hands', { call, keys: 12, clicks: 1 });
  await seat.ask('practice.hands', { call, keys: 3, clicks: 0 });
  const { score } = await seat.ask('practice.run', { call });
  expect(score.items.find(({ item }) => item.id === 'hands')?.hands).toEqual({ keys: 15, clicks: 1 });
  const other = await seat.answer('practice.hands', { call: 'real' as CallId, keys: 1, clicks: 0 });
  expect(other).toMatchObject({ error: { code: 'runUnknown' } });
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

it('the desk of the trainee and every trainer are told how a run goes, nobody else', async () => {
  const trainer = host.seat('12345-002');
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const call = await begin();
  await seat.step(call, { type: 'rowChosen', row: '12345-01' });
  const told = (one: TestSeat) =>
    one
      .told('practice.moved')
      .flatMap(({ runs = [] }) => runs)
      .filter((run) => run.call === call)
      .at(-1)
      ?.score.items.find(({ item }) => item.id === 'row')?.verdict;
  await vi.waitFor(() => expect([told(seat), told(trainer)]).toEqual(['met', 'met']));
  expect(trainer.told('practice.moved').flatMap(({ seats = [] }) => seats)).toContainEqual({
    seat: '12345-001',
    state: 'busy',
  });
  expect(seat.told('practice.moved').flatMap(({ seats = [] }) => seats)).toEqual([]);
  await trainer.ask('session.signIn', { person: 'unnamed-agent', pin: '' });
  const before = trainer.told('practice.moved').length;
  await seat.step(call, { type: 'rowChosen', row: '12345-02' });
  await vi.waitFor(() => expect(told(seat)).toBe('missed'));
  expect(trainer.told('practice.moved')).toHaveLength(before);
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

it('a start in the middle of a run loses nothing of it: its lines, its trainer, and who is still to come', async () => {
  await seat.ask('practice.ring', { script: 'water-main-at-12345' });
  const { script, others = [] } = seat.told('practice.play').at(-1) ?? {};
  const call = await seat.ring('first', script?.from.number ?? '');
  const trainer = host.seat('12345-002');
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });

  await host.restart();
  await seat.answer('phone.report', { status: READY }, 'phone');
  await seat.ask('phone.ownCalls', { calls: [call] });
  const spoken = { script: script?.id ?? '', speaker: 'citizen', line: 'l1', ms: 2_000 } as const;
  await seat.answer('practice.spoke', spoken, 'phone');
  const run = await seat.ask('practice.run', { call });
  expect(run.events.map(({ body }) => body.type)).toContain('practiceSpoken');
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  await trainer.ask('practice.lead', { call, act: { do: 'temper', temper: 90 } });
  expect(seat.told('practice.order').at(-1)).toMatchObject({ script: script?.id, act: { temper: 90 } });
  const second = await seat.ring('second', others[0]?.script.from.number ?? '', 'ringing');
  expect(await seat.ask('practice.run', { call: second })).toMatchObject({
    script: { id: others[0]?.script.id },
  });
});

it('a script that a trainer saves stands in the list of every seat at once', async () => {
  const trainer = host.seat('12345-002');
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const { text } = await trainer.ask('script.read', { id: 'lamp-at-12345' });
  const own = text.replace('id: lamp-at-12345', 'id: my-lamp');
  expect(
    await trainer.answer('script.save', { id: 'my-lamp', text: own.replace('lines:', 'lines: 1 #') }),
  ).toMatchObject({ ok: false });
  expect(seat.told('practice.scriptsChanged')).toEqual([]);
  await trainer.ask('script.save', { id: 'my-lamp', text: own });
  expect(seat.told('practice.scriptsChanged')).toHaveLength(1);
  expect((await seat.ask('practice.scripts', {})).map(({ id }) => id)).toContain('my-lamp');
});

it('what a class did leaves as a workbook of text cells, for a trainer alone, and that it left is on record', async () => {
  const lines = [
    ['人员', '评分'],
    ['=SUM(A1)', '54.5'],
  ];
  const wish = { name: 'practice-people', format: 'xlsx', lines } as const;
  expect(await seat.answer('practice.export', wish)).toMatchObject({ error: { code: 'notAllowed' } });
  const trainer = host.seat('12345-002');
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const { name, data } = await trainer.ask('practice.export', wish);
  expect(name).toBe('practice-people-2026-09-30.xlsx');
  const sheets = unzipSync(new Uint8Array(Buffer.from(data, 'base64')));
  const whole = Object.entries(sheets)
    .map(([, bytes]) => Buffer.from(bytes).toString())
    .join('');
  for (const cell of lines.flat()) expect(whole).toContain(cell);
  expect(whole, 'no cell is a formula').not.toMatch(/<f[ >]/);
  const record = (one: TestSeat) =>
    one
      .told('events')
      .flatMap((events) => events.map(({ body }) => body))
      .filter((body) => body.type === 'audited' && body.action === 'practice.export');
  expect(record(trainer)).toMatchObject([{ object: 'practice-people.xlsx', done: true }]);
  expect(record(seat)).toMatchObject([{ object: 'practice-people.xlsx', done: false }]);
});
