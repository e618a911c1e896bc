import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { AttemptId, CallId, EventId, HandoverId, LegId } from '@shared/kernel/ids';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCore } from '../createCore';
import { migrate } from '../migrate';
import { content, newEvent, SEAT } from '../testing/sampleEvents';
import { PROJECTED_TABLES } from './prepareProjections';

type Body = RecordedEvent['body'];
const of = (...texts: readonly string[]) => fc.constantFrom(...texts);
const leg = of('l1', 'l2', 'l3') as fc.Arbitrary<LegId>;
const attempt = of('a1', 'a2') as fc.Arbitrary<AttemptId>;
const handover = of('h1', 'h2') as fc.Arbitrary<HandoverId>;
const role = fc.constantFrom('caller' as const, 'partner' as const);
const party = fc.record({ number: of('13800000001', '110') });

const callBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({ type: fc.constant('legOffered' as const), leg, role, party, dialled: of('12345') }),
  fc.record({ type: fc.constant('legDialled' as const), leg, role, party }),
  fc.record({ type: fc.constant('legAnswered' as const), leg }),
  fc.record({
    type: fc.constant('legEnded' as const),
    leg,
    cause: fc.constantFrom('hungUpHere' as const, 'busy' as const),
  }),
  fc.record({
    type: fc.constant('attemptStarted' as const),
    attempt,
    step: fc.constant('transfer' as const),
    target: of('110'),
    leg,
    handover,
  }),
  fc.record({
    type: fc.constant('attemptEnded' as const),
    attempt,
    result: fc.constantFrom('busy' as const, 'handedOff' as const),
  }),
  fc.constant({ type: 'callLost' as const }),
  fc.constant({ type: 'wrapUpDone' as const }),
  fc.constant({ type: 'greeted' as const }),
  fc.record({ type: fc.constant('legReplaced' as const), leg, party }),
  fc.record({ type: fc.constant('rowChosen' as const), row: of('12345-01', '110-06') }),
  fc.record({ type: fc.constant('fieldsWritten' as const), fields: fc.record({ place: of('东大街', '') }) }),
  fc.constant({ type: 'nonCaseMarked' as const, nonCase: 'prank' as const }),
  fc.constant({ type: 'submitted' as const }),
);
const callId = of('c1', 'c2') as fc.Arbitrary<CallId>;
const incidentBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({
    type: fc.constant('incidentOpened' as const),
    row: of('12345-01'),
    item: of(''),
    division: of(''),
    place: of(''),
    calls: fc.array(callId),
  }),
  fc.record({ type: fc.constant('incidentJoined' as const), call: callId }),
  fc.record({ type: fc.constant('incidentLeft' as const), call: callId }),
);
const orderBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({
    type: fc.constant('orderCreated' as const),
    number: of('n1', 'n2'),
    side: fc.constant('110' as const),
    content: of('路灯', '井盖 13800000001').map((text) => content(text, { level: 2 })),
  }),
  fc.record({ type: fc.constant('orderEdited' as const), content: of('改过').map((text) => content(text)) }),
  fc.constant({ type: 'orderDispatched' as const, to: '110' as const, reason: '' }),
  fc.constant({ type: 'orderClosed' as const, result: '' }),
  fc.constant({
    type: 'atOnceOpened' as const,
    level: 2 as const,
    clause: '三（四）2',
    departments: [18, 12],
  }),
  fc.record({
    type: fc.constant('toldOtherwise' as const),
    to: fc.constantFrom('government' as const, 18, 12),
    reason: of('电话'),
    toldAt: fc.nat(9),
  }),
  fc.record({
    type: fc.constant('clockStarted' as const),
    department: fc.constantFrom(18, 12),
    level: fc.constantFrom(2 as const, 3 as const),
    start: fc.nat(9),
    progress: fc.integer({ min: 10, max: 99 }),
    clause: of('三（四）2'),
    calendar: of('1'),
    rules: of('1'),
  }),
);
const events = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('call:c1' as const, 'call:c2' as const), callBody),
    fc.tuple(fc.constantFrom('order:o1' as const, 'order:o2' as const), orderBody),
    fc.tuple(fc.constantFrom('incident:i1' as const, 'incident:i2' as const), incidentBody),
  ),
  // `max`: without it fast-check draws some ten events, too few for a leg after the last one's end.
  { maxLength: 40, size: 'max' },
);

describe('projections', () => {
  it('are after any history what folding the whole log again gives, and agree with the legs', () => {
    fc.assert(
      fc.property(events, (history) => {
        const db = new Database(':memory:');
        migrate(db);
        const core = createCore(db);
        const tables = () => PROJECTED_TABLES.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
        history.forEach(([stream, body], i) => {
          const done = core.append([newEvent(stream, body, { id: `p${i}` as EventId })], undefined, i);
          expect(done.ok).toBe(true);
        });
        const incremental = tables();
        core.rebuildProjections();
        expect(tables()).toEqual(incremental);
        expectOpenWhileLegsAre(
          core.readAfter(0, 1_000),
          (call) => core.readCall(call)?.endedAt === undefined,
        );
        expect(
          core.openCalls(SEAT).every((call) => call.endedAt === undefined || call.wrappedAt === undefined),
        ).toBe(true);
        db.close();
      }),
      { numRuns: 150 },
    );
  });
});

/** A second, plain reckoning of which calls still have a leg. */
function expectOpenWhileLegsAre(log: readonly RecordedEvent[], isOpen: (call: CallId) => boolean): void {
  const legs = new Map<string, Map<string, boolean>>();
  for (const { stream, body } of log) {
    const of = legs.get(stream) ?? new Map<string, boolean>();
    if (body.type === 'legOffered' || body.type === 'legDialled') {
      legs.set(stream, of.has(body.leg) ? of : of.set(body.leg, true));
    } else if (body.type === 'legEnded' && of.has(body.leg)) of.set(body.leg, false);
    else if (body.type === 'callLost') for (const leg of of.keys()) of.set(leg, false);
  }
  for (const [stream, of] of legs) {
    expect(isOpen(stream.slice('call:'.length) as CallId)).toBe([...of.values()].includes(true));
  }
}
