import type { FiguresWish } from '@shared/contract/board/BoardCalls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import { countFacts } from '@shared/indicators/countFacts';
import type { Facts } from '@shared/indicators/facts/Facts';
import { factsOf } from '@shared/indicators/facts/factsOf';
import { groupKeys } from '@shared/indicators/groupKeys';
import { GROUPINGS, type Question } from '@shared/indicators/Question';
import type {
  AttemptId,
  CallId,
  EventId,
  HandoverId,
  LegId,
  LendingId,
  PersonId,
  SeatId,
} from '@shared/kernel/ids';
import { seatAbroad } from '@shared/kernel/ids';
import { sampleCard } from '@shared/seat/sampleCard';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { questionOf } from '../../board/questionOf';
import { createCore } from '../createCore';
import { migrate } from '../migrate';
import { content, newEvent } from '../testing/sampleEvents';
import { workDrawn } from '../testing/workDrawn';

type Body = RecordedEvent['body'];
interface Happening {
  readonly stream: StreamId;
  readonly seat: SeatId;
  readonly body: Body;
  /** Milliseconds since the event before: the machine's clock is set back now and then. */
  readonly after: number;
}

const SEATS = ['12345-001', '12345-002', '110-001'] as SeatId[];
const seat = fc.constantFrom(...SEATS);
const leg = fc.constantFrom('l1', 'l2') as fc.Arbitrary<LegId>;
const attempt = fc.constantFrom('a1', 'a2') as fc.Arbitrary<AttemptId>;
const just = <B extends Body>(body: B): fc.Arbitrary<Body> => fc.constant(body);
const row = fc.constantFrom('12345-01', '110-06');
const level = fc.constantFrom(1 as const, 2 as const, 3 as const);
const queue = fc.record({ name: fc.constant('12345'), since: fc.constantFrom(5, 60_000) });

const callBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({
    type: fc.constant('legOffered' as const),
    leg,
    role: fc.constantFrom('caller' as const, 'partner' as const),
    party: fc.record({ number: fc.constantFrom('13800000001', '13800000002') }),
    dialled: fc.constant('12345'),
    queue: fc.option(queue, { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('legDialled' as const),
    leg,
    role: fc.constantFrom('partner' as const, 'other' as const),
    party: fc.constant({ number: '110' }),
  }),
  fc.record({ type: fc.constant('legAnswered' as const), leg }),
  fc.record({
    type: fc.constantFrom('legHeld' as const, 'legRetrieved' as const),
    leg,
    by: fc.constantFrom('us' as const, 'them' as const),
  }),
  fc.record({
    type: fc.constant('legEnded' as const),
    leg,
    cause: fc.constantFrom('hungUpHere' as const, 'cancelledThere' as const, 'rejected' as const),
  }),
  fc.record({
    type: fc.constant('attemptStarted' as const),
    attempt,
    step: fc.constantFrom('transfer' as const, 'threeParty' as const),
    target: fc.constant('110'),
    leg,
    handover: fc.constant('h1' as HandoverId),
  }),
  fc.record({
    type: fc.constant('attemptEnded' as const),
    attempt,
    result: fc.constantFrom('handedOff' as const, 'threeParty' as const, 'busy' as const),
  }),
  just({ type: 'seatLeft' }),
  just({ type: 'callLost' }),
  just({ type: 'wrapUpDone' }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('rowChosen' as const), row }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('levelConfirmed' as const), level }) },
  just({ type: 'fieldsWritten', fields: { division: '510105' } }),
  fc
    .constantFrom('consultation' as const, 'complaint' as const)
    .map((kind): Body => ({ type: 'fieldsWritten', fields: { kind } })),
  just({ type: 'answeredDirectly' }),
  just({ type: 'keptHere' }),
);
const person = fc
  .constantFrom('0017', '0018')
  .map((id) => ({ id: id as PersonId, name: '', role: 'agent' as const }));
const seatBody: fc.Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('seatSignedIn' as const), person }) },
  just({ type: 'seatSignedOut' }),
  just({ type: 'seatMadeAvailable' }),
  just({ type: 'phoneFound' }),
  just({ type: 'phoneLost' }),
  fc.record({ type: fc.constant('pauseStarted' as const), reason: fc.constantFrom('用餐', '培训') }),
  just({ type: 'callMissed', call: 'c1' as CallId }),
  just({ type: 'missConfirmed' }),
  fc
    .constantFrom('510100', '510700')
    .map((to): Body => ({ type: 'seatLent', lending: 'l1' as LendingId, to, leads: [] })),
  just({ type: 'seatReturned', lending: 'l1' as LendingId, by: 'lead', leads: [] }),
);
const leftBody: fc.Arbitrary<Body> = fc.record({
  type: fc.constant('queueLeft' as const),
  number: fc.constantFrom('13800000001', ''),
  queue: fc.constantFrom('12345', '110'),
  since: fc.constantFrom(5, 60_000),
  why: fc.constantFrom('gaveUp' as const, 'turnedAway' as const),
});
const department = fc.constantFrom(undefined, 4, 18);
const time = fc.integer({ min: 0, max: 300_000 });
const orderBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({
    type: fc.constant('orderCreated' as const),
    number: fc.constant('n1'),
    side: fc.constantFrom('110' as const, '12345' as const),
    call: fc.constantFrom('c1' as CallId, 'c2' as CallId),
    content: fc.tuple(row, level).map(([of, at]) => content('路灯', { row: of, level: at })),
  }),
  just({ type: 'orderDispatched', to: '110', reason: '' }),
  just({ type: 'orderReturned', by: '110', reason: '' }),
  fc.record({
    type: fc.constant('clockStarted' as const),
    department,
    level,
    start: time,
    firstResponse: fc.option(time, { nil: undefined }),
    progress: time,
    clause: fc.constant(''),
    calendar: fc.constant(''),
    rules: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('responseNoted' as const),
    department,
    stage: fc.constantFrom('firstResponse' as const, 'progress' as const),
    notedAt: time,
  }),
);
const after = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -60_000, max: 50_000_000 }),
  },
);
// The seat of a call stays: each stream is written at one place.
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      stream: fc.constant('call:c1' as const),
      seat: fc.constant(SEATS[0] as SeatId),
      body: callBody,
      after,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      stream: fc.constant('call:c2' as const),
      seat: fc.constant(SEATS[2] as SeatId),
      body: callBody,
      after,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      stream: fc.constantFrom('missed:m1' as const, 'missed:m2' as const),
      seat,
      body: leftBody,
      after,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(seat, seatBody, after)
      .map(([at, body, wait]) => ({ stream: `seat:${at}` as const, seat: at, body, after: wait })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      stream: fc.constantFrom('order:o1' as const, 'order:o2' as const),
      seat,
      body: orderBody,
      after,
    }),
  },
);
const onLoan: fc.Arbitrary<Happening> = fc.record({
  stream: fc.constant('loan:510700.f' as const),
  seat: fc.constantFrom(...[SEATS[0] as SeatId, SEATS[2] as SeatId].map((one) => seatAbroad(one, '510300'))),
  body: workDrawn(row, level, time),
  after,
});
/** Most questions ask for everything: a filter that leaves nothing compares nothing. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const question: fc.Arbitrary<Question> = fc.record({
  from: fc.constantFrom(0, 30_000),
  to: fc.constantFrom(90_000, 100_000_000_000),
  asOf: fc.constantFrom(80_000, 2_000_000),
  by: fc.constantFrom(...GROUPINGS),
  side: seldom(fc.constantFrom('110' as const, '12345' as const)),
  seats: seldom(fc.subarray(SEATS)),
  places: fc.constant({ [SEATS[0] as SeatId]: '510100', [SEATS[2] as SeatId]: '510100' }),
  lentTo: seldom(fc.constant('510700')),
  bothCities: fc.boolean(),
  person: seldom(fc.constantFrom('0017', '')),
  row: seldom(row),
  level: seldom(level),
});

/** Where the seats are; the third is of another city, in a team of the same name. */
const CARDS = (
  [
    ['12345-001', '510100', '一班'],
    ['12345-002', '510100', ''],
    ['110-001', '510700', '一班'],
  ] as const
).map(([at, region, team]) => sampleCard({ at: 'offline', since: 0 }, { seat: at as SeatId, region, team }));
const NARROWED = {
  side: fc.constantFrom('110' as const, '12345' as const),
  city: fc.constantFrom('510100', '510700'),
  team: fc.constant('一班'),
  person: fc.constantFrom('0017', '0018'),
  row,
  level,
};
type Narrowed = keyof typeof NARROWED;
const GROUPS = [...GROUPINGS.filter((by) => by !== 'place'), 'city', 'team'] as const;
/** As a board asks it, narrowed by this choice of the page, and now and then by a second. */
const wishBy = (name: Narrowed) =>
  fc
    .record({
      from: fc.constant(0),
      to: fc.constant(100_000_000_000),
      by: fc.constantFrom(...GROUPS),
      level: seldom(level),
      [name]: NARROWED[name],
    })
    .map((wish) => ({ name, wish: wish as unknown as FiguresWish }));
const NAMES = Object.keys(NARROWED) as Narrowed[];
const wish = fc.tuple(...[...NAMES, ...NAMES].map(wishBy));

/** The first seats' stretches, by the log. */
function spansOf({ spans }: Facts, asked: Question, most: number): readonly unknown[] {
  const meant = spans
    .filter(({ since, until }) => since < asked.to && (until === null || until > asked.from))
    .filter((span) => groupKeys({ ...asked, by: 'seat' }, { ...span, at: asked.from }).length > 0);
  const seats = [...new Set(meant.map(({ seat: at }) => at))].sort().slice(0, most);
  return meant
    .filter(({ seat: at }) => seats.includes(at))
    .sort((a, b) => a.since - b.since)
    .map(({ seat: at, person: who, state, reason, since, until }) => ({
      seat: at,
      person: who,
      state,
      reason,
      since,
      until,
    }));
}
const originOf = (stream: StreamId) => (stream.startsWith('loan:') ? 'platform' : 'seat');

it('the same question to the log and to the tables gives the same numbers, after any history', {
  timeout: 120_000,
}, () => {
  let counted = 0;
  const narrowed = new Map<Narrowed, number>();
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 16, arbitrary: happening }, { weight: 2, arbitrary: onLoan }), {
        maxLength: 60,
        size: 'max',
      }),
      fc.array(question, { minLength: 4, maxLength: 8 }),
      wish,
      (history, plain, wishes) => {
        const asking = new Map(
          wishes.map((one) => [
            questionOf(one.wish, CARDS, new Set(['510100', '510700']), 2_000_000),
            one.name,
          ]),
        );
        const questions = [...plain, ...asking.keys()];
        const db = new Database(':memory:');
        migrate(db);
        const core = createCore(db);
        let at = 1_000;
        history.forEach(({ after: wait, ...event }, i) => {
          at = Math.max(0, at + wait);
          const { stream, body, seat: by } = event;
          const done = core.append(
            [
              {
                ...newEvent(stream, body, { id: `i${i}` as EventId, at, seat: by }),
                origin: originOf(stream),
              },
            ],
            undefined,
            at,
          );
          expect(done.ok).toBe(true);
        });
        const facts = factsOf(core.readAfter(0, 1_000));
        for (const asked of questions) {
          const byLog = Object.fromEntries(countFacts(facts, asked));
          counted += Object.keys(byLog).length;
          const name = asking.get(asked);
          if (name !== undefined) narrowed.set(name, (narrowed.get(name) ?? 0) + Object.keys(byLog).length);
          expect({ asked, is: Object.fromEntries(core.countIndicators(asked)) }).toEqual({
            asked,
            is: byLog,
          });
        }
        for (const asked of asking.keys())
          expect(core.listSpans({ question: asked, seats: 2, limit: 1_000 })).toEqual(
            spansOf(facts, asked, 2),
          );
        core.rebuildProjections();
        for (const asked of questions)
          expect(Object.fromEntries(core.countIndicators(asked))).toEqual(
            Object.fromEntries(countFacts(facts, asked)),
          );
        db.close();
      },
    ),
    { numRuns: 70 },
  );
  // Not a comparison of nothing with nothing.
  expect(counted).toBeGreaterThan(200);
  for (const name of NAMES) expect(narrowed.get(name), name).toBeGreaterThan(10);
});
