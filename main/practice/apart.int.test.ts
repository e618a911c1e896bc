// Whatever is done in practice: nothing of it is in the live log, and nothing of it leaves on the link.
import { cpSync, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId } from '@shared/kernel/ids';
import type { LeadAct } from '@shared/practice/LeadAct';
import { DEFAULT_RULES } from '@shared/seat/SeatRules';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unlock } from '../keys/unlock';
import { openStore } from '../store/openStore';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const READY = { registration: 'registered', microphone: 'ready', audible: true } as const;

let host: TestHost;
let platform: Server;
let reached = 0;

beforeAll(async () => {
  platform = createServer((socket) => {
    reached += 1;
    socket.on('error', () => undefined);
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    platform.listen(0, '127.0.0.1', resolve);
  });
  host = await startTestHost(['12345-001', '12345-002']);
  const address = platform.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  // The wrap-up is left at will: whatever a run left open does not keep the next caller out.
  const wrapUp = { ...DEFAULT_RULES.wrapUp, mode: 'optional' } as const;
  host.settings = {
    platformServers: [`nats://127.0.0.1:${address.port}`],
    seatRules: { ...DEFAULT_RULES, wrapUp },
  };
  await host.restart();
}, 30_000);
afterAll(async () => {
  await host.close();
  platform.close();
}, 30_000);

/** One thing that is done in a run, by whoever does it; what is refused there is refused. */
type Deed = (seat: TestSeat, trainer: TestSeat, call: CallId, script: string) => Promise<unknown>;

const intake =
  (event: IntakeEvent): Deed =>
  (seat, _trainer, call) =>
    seat.answer('intake.record', { call, event });
const lead =
  (act: LeadAct): Deed =>
  (_seat, trainer, call) =>
    trainer.answer('practice.lead', { call, act });

const deeds: Readonly<Record<string, Deed>> = {
  greeted: intake({ type: 'greeted' }),
  written: intake({ type: 'fieldsWritten', fields: { narrative: '路灯不亮', place: '青松路' } }),
  row: intake({ type: 'rowChosen', row: '12345-01', item: '12345-01.05' }),
  otherRow: intake({ type: 'rowChosen', row: '110-01' }),
  danger: intake({ type: 'dangerMarked', kinds: ['fire'] }),
  answered: intake({ type: 'questionAnswered', question: '12345-before', answer: 'no' }),
  consent: intake({ type: 'consentRecorded', consent: 'given' }),
  transfer: intake({ type: 'ladderStarted', step: 'transfer', target: '110' }),
  dispatch: intake({ type: 'dispatchChosen' }),
  kept: intake({ type: 'keptHere' }),
  level: intake({ type: 'levelConfirmed', level: 3, reason: '来电人所述' }),
  submitted: intake({ type: 'submitted' }),
  done: intake({ type: 'wrapUpDone' }),
  asked: (seat, _, call) => seat.answer('practice.asked', { call, question: '12345-where' }),
  hands: (seat, _, call) => seat.answer('practice.hands', { call, keys: 5, clicks: 1 }),
  spoken: (seat, _, __, script) =>
    seat.answer('practice.spoke', { script, speaker: 'citizen', line: 'l1', ms: 2_000 }, 'phone'),
  comment: (seat, _, call) => seat.answer('practice.comment', { call, moment: host.now, text: '先问地点。' }),
  mark: (_, trainer, call) => trainer.answer('practice.mark', { call, item: 'tone', share: 0.5 }),
  say: lead({ do: 'say', line: 'l1' }),
  promised: lead({ do: 'promised' }),
  ended: (seat, _, call) => seat.hangsUp(call),
};

/** All of a log, read beside the host that writes it. */
async function eventsOf(file: string): Promise<readonly RecordedEvent[]> {
  const unlocked = unlock({ dataDir: join(host.root, 'data'), sources: {} });
  if (!unlocked.ok) throw new Error(unlocked.error.message);
  const copy = `${file}.copy`;
  cpSync(file, copy);
  cpSync(`${file}-wal`, `${copy}-wal`);
  const opened = await openStore({
    file: copy,
    clock: () => host.now,
    key: unlocked.value.key,
    worker: false,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { store } = opened.value;
  const events = await store.readAfter(0, 10_000);
  await store.close();
  return events;
}

it('no event of a practice run is ever in the live log or on the link', async () => {
  const [seat, trainer] = [host.seat('12345-001'), host.seat('12345-002')];
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  const scripts = await seat.ask('practice.scripts', {});
  const live = join(host.root, 'data', 'live.db');
  let runs = 0;
  const oneRun = async (script: string, done: readonly string[]) => {
    await seat.answer('phone.report', { status: READY }, 'phone');
    const before = seat.told('practice.play').length;
    await vi.waitFor(async () => {
      await seat.answer('seat.set', { to: 'available' });
      await seat.ask('practice.ring', { script });
    });
    const { from } = await vi.waitFor(() => {
      const played = seat.told('practice.play')[before];
      if (played === undefined) throw new Error('nobody was told to ring');
      return played.script;
    });
    runs += 1;
    const call = await seat.ring(`practice-${runs}`, from.number);
    for (const name of done) await deeds[name]?.(seat, trainer, call, script);
    await seat.hangsUp(call);
    await seat.answer('intake.record', { call, event: { type: 'nonCaseMarked', nonCase: 'silent' } });
    await seat.answer('intake.record', { call, event: { type: 'submitted' } });
    await seat.answer('intake.record', { call, event: { type: 'wrapUpDone' } });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...scripts.map(({ id }) => id)),
      fc.array(fc.constantFrom(...Object.keys(deeds)), { maxLength: 14 }),
      async (script, done) => {
        await oneRun(script, done);
        expect({ reached, live: existsSync(live) }).toEqual({ reached: 0, live: false });
      },
    ),
    { numRuns: 12 },
  );
  const kept = await seat.ask('practice.runs', {});
  expect(kept.length, 'every call was a run').toBeGreaterThanOrEqual(12);

  host.settings = { ...host.settings, sipServer: 'wss://127.0.0.1:9/sip' };
  await host.restart();
  const duty = host.seat('12345-001');
  const real = await duty.ring('real', '13800000001');
  await duty.step(real, { type: 'rowChosen', row: '12345-01' });
  await vi.waitFor(
    () => expect(reached, 'a live seat does reach for the platform').toBeGreaterThan(0),
    5_000,
  );
  const events = await eventsOf(live);
  expect(events.map(({ stream }) => stream)).toContain('call:real');
  expect(
    events.filter(({ stream, body }) => /practice-/.test(stream) || body.type.startsWith('practice')),
  ).toEqual([]);
  expect(await duty.ask('practice.runs', {})).toEqual([]);
}, 60_000);
