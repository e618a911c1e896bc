import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { answered, rang } from '@shared/intake/intakeFixtures';
import type { CallId } from '@shared/kernel/ids';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { scriptFixture } from '@shared/practice/scriptFixture';
import { expect, it } from 'vitest';
import { FIRST_STATE } from '../state/DeskState';
import { replayDesk } from './replayDesk';

const bodies: readonly RecordedEvent['body'][] = [
  rang,
  answered,
  { type: 'fieldsWritten', fields: { narrative: '路灯' } },
  { type: 'fieldsWritten', fields: { narrative: '路灯不亮', place: '人民路' } },
  { type: 'practiceMarked', item: 'tone', share: 1, by: 't' },
];
const run = {
  call: 'one' as CallId,
  startedAt: 1_000,
  played: scriptFixture,
  events: bodies.map((body, index) => ({
    body,
    at: 1_000 * (index + 1),
    stream: 'call:one',
    version: index + 1,
  })),
} as unknown as PracticeRunRecord;

it('shows the form as it stood at the moment, back and forth', () => {
  const replay = replayDesk(FIRST_STATE, run);
  const narrative = () => replay.desk.asks.store.get().record?.intake.form.narrative;
  replay.seek(3_500);
  expect(narrative()).toBe('路灯');
  replay.seek(4_000);
  expect(narrative()).toBe('路灯不亮');
  replay.seek(1_500);
  expect(narrative()).toBe('');
  expect(replay.desk.asks.store.get().record?.intake.step).toBe('ringing');
});

it('lasts as long as the call, whatever was said of it later', () => {
  const { from, until } = replayDesk(FIRST_STATE, run);
  expect([from, until]).toEqual([1_000, 4_000]);
});

it('asks nothing of anybody', async () => {
  const { desk } = replayDesk(FIRST_STATE, run);
  expect(await desk.asks.ask('practice.runs', {})).toMatchObject({ ok: false });
});
