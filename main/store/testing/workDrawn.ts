// Runs in tests. What a seat of another city did here on loan, drawn by chance: a few calls, told once and again.
import type { DomainEvent } from '@shared/events/RecordedEvent';
import type { Level } from '@shared/intake/IntakeEvent';
import type { CallId, OrderId } from '@shared/kernel/ids';
import fc from 'fast-check';

export function workDrawn(
  row: fc.Arbitrary<string>,
  level: fc.Arbitrary<Level>,
  time: fc.Arbitrary<number>,
): fc.Arbitrary<DomainEvent> {
  const moment = fc.option(time, { nil: null });
  return fc.record({
    type: fc.constant('workTold' as const),
    region: fc.constant('510300'),
    city: fc.constantFrom('510100', '510700'),
    contacts: fc.array(
      fc.record({
        call: fc.constantFrom('f1' as CallId, 'f2' as CallId),
        queuedAt: moment,
        offeredAt: time,
        answeredAt: moment,
        leftAt: time,
        cause: fc.constantFrom('hungUpHere' as const, 'cancelledThere' as const, null),
        heldMs: fc.constantFrom(0, 4_000),
        wrappedAt: moment,
        missed: fc.constantFrom(0 as const, 1 as const),
        row,
        level: fc.option(level, { nil: null }),
        division: fc.constantFrom('', '510704'),
        dispatchedAt: moment,
        kind: fc.constantFrom('', 'consultation'),
        direct: fc.constantFrom(0 as const, 1 as const),
      }),
      { maxLength: 2 },
    ),
    climbs: fc.array(
      fc.record({
        attempt: fc.constantFrom('fa1', 'fa2'),
        call: fc.constantFrom('f1' as CallId, 'f2' as CallId),
        step: fc.constantFrom('transfer' as const, 'threeParty' as const),
        startedAt: time,
        answeredAt: moment,
        endedAt: moment,
        result: fc.constantFrom('handedOff' as const, 'busy' as const),
      }),
      { maxLength: 2 },
    ),
    sents: fc.array(
      fc.record({
        order: fc.constant('f3' as OrderId),
        row,
        level,
        at: fc.constantFrom(20_000, 40_000),
        returned: fc.constantFrom(0 as const, 1 as const),
      }),
      { maxLength: 2 },
    ),
    stages: fc.uniqueArray(
      fc.record({
        order: fc.constant('f3' as OrderId),
        department: fc.constantFrom(-1, 4),
        stage: fc.constantFrom('firstResponse' as const, 'progress' as const),
        row,
        level,
        dueAt: time,
        metAt: moment,
      }),
      { maxLength: 3, selector: ({ department, stage }) => `${department} ${stage}` },
    ),
    spans: fc.array(
      fc.record({
        state: fc.constantFrom('available' as const, 'busy' as const, 'pause' as const),
        reason: fc.constant(''),
        since: fc.constantFrom(10_000, 35_000),
        until: time,
      }),
      { maxLength: 2 },
    ),
  });
}
