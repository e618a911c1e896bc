import type { CallFact } from '@shared/call/CallFact';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { CallId, LegId, SeatId } from '@shared/kernel/ids';
import { fail, ok } from '@shared/kernel/result';
import type { PracticeEvent } from '@shared/practice/PracticeEvent';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import { scriptFixture } from '@shared/practice/scriptFixture';
import { expect, it } from 'vitest';
import type { CallRow } from '../store/projections/CallRow';
import { castingsOf, readCastings } from './castings';

const SEAT = '12345-001' as SeatId;
const NOW = 10_000_000;
const from = (number: string): PracticeScript['from'] => ({ number, name: '来电人' });
const other: PracticeScript = { ...scriptFixture, id: 'other', from: from('02855500202') };
const first: PracticeScript = {
  ...scriptFixture,
  id: 'first',
  from: from('02855500201'),
  alsoRing: [
    { script: 'other', afterMs: 5_000 },
    { script: 'broken', afterMs: 9_000 },
  ],
};
const booth = {
  script: (id: string) => (id === 'other' ? ok(other) : fail({ code: 'scriptUnknown', message: '' })),
};
const rings = ({ from: party }: PracticeScript): CallFact => ({
  type: 'legOffered',
  leg: 'leg' as LegId,
  role: 'caller',
  party,
  dialled: '12345',
});

/** As a program that starts now finds them: the streams of calls, oldest first. */
const found = (streams: Readonly<Record<string, PracticeEvent>>, age = 60_000) =>
  readCastings({
    booth,
    seats: [SEAT],
    clock: () => NOW,
    store: {
      listCalls: async () =>
        Object.keys(streams)
          .map((call) => ({ call: call as CallId, startedAt: NOW - age }) as CallRow)
          .reverse(),
      readStream: async (stream: string) => [{ body: streams[stream.replace('call:', '')] } as RecordedEvent],
    },
  } as Parameters<typeof readCastings>[0]);

const begun = (script: PracticeScript, besides?: string): PracticeEvent => ({
  type: 'practiceBegun',
  script,
  rubric: { id: 'r', version: 1, title: { zh: '', en: '' }, items: [] },
  casting: { partner: 'script', caller: `citizen-${SEAT}` },
  ...(besides === undefined ? {} : { besides: besides as CallId }),
});

it('expects the callers of one event in turn, each once, and leaves out who can’t be played', async () => {
  const castings = await found({});
  expect(castings.begins(SEAT, 'a' as CallId, rings(first))).toBeUndefined();
  castings.expect(SEAT, castingsOf(booth, SEAT, first, 'seat'));
  expect(castings.begins(SEAT, 'a' as CallId, rings(first))).toMatchObject({
    caller: `citizen-${SEAT}`,
    partner: 'seat',
    besides: undefined,
  });
  expect(castings.begins(SEAT, 'b' as CallId, rings(other))).toMatchObject({
    caller: `citizen2-${SEAT}`,
    besides: 'a',
  });
  expect(castings.begins(SEAT, 'c' as CallId, rings(other))).toBeUndefined();
});

it('knows after a start which script rings where, who picks up, and who is still to come', async () => {
  const castings = await found({ a: begun(first) });
  expect(castings.of('a' as CallId)).toMatchObject({ partner: 'script', caller: `citizen-${SEAT}` });
  expect(castings.callOf(SEAT, 'first')).toBe('a');
  expect(castings.begins(SEAT, 'b' as CallId, rings(other))).toMatchObject({
    besides: 'a',
    partner: 'script',
    caller: `citizen2-${SEAT}`,
  });
});

it('waits for nobody who has rung already, nor for the callers of long ago', async () => {
  const both = await found({ a: begun(first), b: begun(other, 'a') });
  expect(both.begins(SEAT, 'c' as CallId, rings(other))).toBeUndefined();
  expect(both.callOf(SEAT, 'other')).toBe('b');
  const old = await found({ a: begun(first) }, 2 * 3_600_000);
  expect(old.begins(SEAT, 'b' as CallId, rings(other))).toBeUndefined();
  expect(old.of('a' as CallId)).toBeUndefined();
});
