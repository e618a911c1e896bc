// The intake that is kept in memory, against the fold of what stands in the log: after every step, whoever wrote.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent, NewEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import { foldIntake } from '@shared/intake/foldIntake';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import {
  answered,
  attemptEnded,
  attemptStarted,
  callerEnded,
  LISTS,
  partnerEnded,
  RECORD,
  rang,
  setting,
} from '@shared/intake/intakeFixtures';
import { ALPHABET } from '@shared/intake/machineAlphabet';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { fail, ok } from '@shared/kernel/result';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InUse } from '../reference/referenceShelf';
import { createSeatEvents } from '../seatEvents';
import { openStore } from '../store/openStore';
import type { Store } from '../store/Store';
import { OTHER_SEAT, SEAT } from '../store/testing/sampleEvents';
import { createCallLog, KEPT_CALLS } from './callLog';
import { type IntakeDeps, recordIntake } from './recordIntake';

const CALL = 'c1' as CallId;
/** What a person may try, sensible or not: one of every shape that the machine tells apart. */
const TRIED = ALPHABET.slice(ALPHABET.findIndex(({ type }) => type === 'greeted')) as readonly IntakeEvent[];

type Step =
  | { readonly does: 'try' | 'tryOnFullDisk'; readonly event: IntakeEvent }
  | { readonly does: 'tryAsSomethingComes'; readonly event: IntakeEvent; readonly fact: DomainEvent }
  | { readonly does: 'hear'; readonly fact: DomainEvent; readonly from: SeatId }
  | { readonly does: 'otherCalls' | 'restart' };

const event = fc.constantFrom(...TRIED);
const fact = fc.constantFrom<DomainEvent>(
  rang,
  answered,
  attemptStarted('transfer'),
  attemptStarted('threeParty'),
  attemptEnded('busy'),
  attemptEnded('threeParty'),
  partnerEnded,
  callerEnded(),
  { type: 'callFound' },
  { type: 'callLost' },
  { type: 'handoverReceived', record: { ...RECORD, dangerNow: true } },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('try' as const), event }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('tryOnFullDisk' as const), event }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('tryAsSomethingComes' as const), event, fact }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('hear' as const),
      fact,
      from: fc.constantFrom(SEAT, OTHER_SEAT),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('otherCalls' as const, 'restart' as const) }) },
);

/** A seat over a log in a folder; `deps` with nothing around the intake. */
async function openDesk(folder: string) {
  let now = 0;
  let id = Math.floor(performance.now() * 1e6);
  const clock = () => ++now;
  const opened = await openStore({ file: join(folder, 'live.db'), clock, worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  const disk: { full: boolean; first?: NewEvent | undefined } = { full: false };
  const real = opened.value.store;
  const store: Store = {
    ...real,
    append: async (...asked) => {
      const { full, first } = disk;
      disk.first = undefined;
      if (first !== undefined) await real.append([first]);
      return full ? fail({ code: 'diskFull', message: '磁盘已满' }) : await real.append(...asked);
    },
  };
  const ids = () => `id-${++id}`;
  const newEvent = createSeatEvents({ clock, ids });
  const calls = createCallLog(store);
  const deps: IntakeDeps = {
    ...{ store, calls, clock, ids, newEvent },
    reference: { at: () => ({ lists: LISTS }) as unknown as InUse },
    orders: { write: async () => ok([]) },
    handToPolice: async () => ok([]),
    phoneReady: () => ok(null),
    tellPhone: () => {},
    sendHandover: () => {},
  };
  const heard = (fact: DomainEvent, from = SEAT) => newEvent(from, callStream(CALL), fact);
  return { store, calls, deps, heard, disk };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function take({ store, calls, deps, heard, disk }: Desk, step: Step): Promise<void> {
  switch (step.does) {
    case 'try':
      await recordIntake(deps, SEAT, CALL, step.event);
      return;
    case 'tryOnFullDisk':
      disk.full = true;
      await recordIntake(deps, SEAT, CALL, step.event);
      disk.full = false;
      return;
    case 'tryAsSomethingComes':
      // Between the decision and the disk.
      disk.first = heard(step.fact);
      await recordIntake(deps, SEAT, CALL, step.event);
      return;
    case 'hear':
      disk.first = undefined;
      await store.append([heard(step.fact, step.from)]);
      return;
    case 'otherCalls':
      for (let n = 0; n < KEPT_CALLS; n++) await calls.read(`other-${n}` as CallId);
  }
}

describe('the intake kept beside the log', () => {
  it('is what the log says, whatever was refused, came between or was put out of memory', async () => {
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const folder = mkdtempSync(join(tmpdir(), 'linkseat-fold-'));
        let desk = await openDesk(folder);
        try {
          await desk.store.append([desk.heard(rang), desk.heard(answered)]);
          for (const step of steps) {
            if (step.does === 'restart') {
              await desk.store.close();
              desk = await openDesk(folder);
            } else await take(desk, step);
            // Asking tidies up what was foretold: now and then nobody asks between two steps.
            if (step.does === 'tryOnFullDisk') continue;
            const log = await desk.store.readStream(callStream(CALL));
            expect(await desk.calls.intake(CALL, setting())).toEqual(foldIntake(log, setting()));
            saved = Math.max(saved, log.length);
          }
        } finally {
          await desk.store.close();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 30 },
    );
    // The steps went somewhere: not all were refused.
    expect(saved).toBeGreaterThan(10);
  }, 60_000);
});
