import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import type { AttemptId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import { decideIntake } from './decideIntake';
import { evolveIntake, foldIntake } from './foldIntake';
import type { IntakeEvent } from './IntakeEvent';
import type { IntakeState } from './IntakeState';
import {
  answered,
  attemptEnded,
  attemptStarted,
  callerEnded,
  LISTS,
  ladderStarted,
  partnerEnded,
  RECORD,
  rang,
  recorded,
  setting,
} from './intakeFixtures';

const side = fc.constantFrom<Side>('12345', '110');
const pick = fc.constantFrom;

/** What a person may try, sensible or not. */
const operators: fc.Arbitrary<IntakeEvent> = fc.oneof(
  pick<IntakeEvent>(
    { type: 'greeted' },
    { type: 'dispatchChosen' },
    { type: 'keptHere' },
    { type: 'answeredDirectly' },
    { type: 'submitted' },
    { type: 'wrapUpDone' },
    { type: 'dangerMarked', kinds: ['fire'] },
    { type: 'dangerLowered', reason: '演习' },
    { type: 'dangerLowered', reason: '' },
    { type: 'ownerOverruled', owner: 'theirs', reason: '上级指定' },
    { type: 'overlapAnswered', overlap: 'gas-leak', answer: 'unsure' },
    { type: 'questionAnswered', question: '14-violent', answer: 'yes' },
    { type: 'dangerMarked', kinds: ['fire'], by: 'words', words: ['着火'] },
  ),
  fc
    .string({ maxLength: 5 })
    .map((narrative): IntakeEvent => ({ type: 'fieldsWritten', fields: { narrative } })),
  pick('12345-14', '12345-15', '110-01', '110-06', 'no-row').map(
    (row): IntakeEvent => ({ type: 'rowChosen', row }),
  ),
  pick('given', 'refused', 'notPossible').map(
    (consent): IntakeEvent => ({ type: 'consentRecorded', consent }),
  ),
  fc
    .tuple(pick('transfer', 'threeParty'), pick('110', '12345', '120', ''))
    .map(([step, target]): IntakeEvent => ladderStarted(step, target)),
  side.map((takenBy): IntakeEvent => ({ type: 'settled', takenBy, saidBy: 'caller' })),
  pick(1, 2, 3).map((level): IntakeEvent => ({ type: 'levelConfirmed', level })),
  pick('silent', 'hungUp', 'prank').map((nonCase): IntakeEvent => ({ type: 'nonCaseMarked', nonCase })),
);

const results = pick(
  'handedOff',
  'threeParty',
  'busy',
  'noAnswer',
  'rejected',
  'failed',
  'cancelled',
  'callerGone',
);

/** What the phone may report; it dials only what was asked for, everything else comes whenever it likes. */
const facts: fc.Arbitrary<DomainEvent> = fc.oneof(
  pick<DomainEvent>(
    rang,
    answered,
    callerEnded(),
    callerEnded('noAnswer'),
    partnerEnded,
    { type: 'seatLeft' },
    { type: 'callLost' },
    { type: 'callFound' },
    { type: 'handoverReceived', record: RECORD },
    { type: 'handoverReceived', record: { ...RECORD, dangerNow: true } },
    { type: 'microphoneMuted' },
  ),
  fc.tuple(results, pick('attempt-1', 'attempt-2')).map(([r, id]) => attemptEnded(r, id as AttemptId)),
  pick('transfer', 'threeParty').map((step) => attemptStarted(step)),
);

type Move =
  | { readonly by: 'operator'; readonly event: IntakeEvent }
  | { readonly by: 'phone'; readonly event: DomainEvent };

const moves: fc.Arbitrary<readonly Move[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: operators.map((event): Move => ({ by: 'operator', event })) },
      { weight: 2, arbitrary: facts.map((event): Move => ({ by: 'phone', event })) },
    ),
    { maxLength: 40 },
  )
  .map((rest) => [{ by: 'phone', event: rang }, { by: 'phone', event: answered }, ...rest]);

interface Lived {
  readonly before: IntakeState;
  readonly move: Move;
  readonly after: IntakeState;
}

/** The host's way: operators' events are decided first, the phone's are recorded as they come. */
function live(seatSide: Side, all: readonly Move[]): { lived: Lived[]; stream: DomainEvent[] } {
  let state = foldIntake([], setting(seatSide));
  const lived: Lived[] = [];
  const stream: DomainEvent[] = [];
  for (const move of all) {
    if (move.by === 'operator' && !decideIntake(state, move.event, LISTS).ok) continue;
    // The phone dials what it was told and nothing else.
    if (move.event.type === 'attemptStarted' && state.attempt?.at !== 'requested') continue;
    const after = evolveIntake(state, [recorded(move.event)], setting(seatSide));
    lived.push({ before: state, move, after });
    stream.push(move.event);
    state = after;
  }
  return { lived, stream };
}

const always = (check: (side: Side, all: readonly Move[]) => void): void =>
  fc.assert(fc.property(side, moves, check), { numRuns: 150 });

describe('whatever operator and phone do', { timeout: 60_000 }, () => {
  it('no transfer is dialled without recorded consent or danger', () => {
    always((seatSide, all) => {
      const { lived, stream } = live(seatSide, all);
      lived.forEach(({ before, after, move }, at) => {
        if (after.step !== 'transferring' || before.step === 'transferring') return;
        expect(move.event.type).toBe('ladderStarted');
        const past = stream.slice(0, at);
        const consents = past.some((e) => e.type === 'consentRecorded' && e.consent === 'given');
        const dangers = past.some(
          (e) => e.type === 'dangerMarked' || (e.type === 'handoverReceived' && e.record.dangerNow),
        );
        expect(consents || dangers).toBe(true);
      });
    });
  });

  it('danger can be marked, and is then what everything else waits for', () => {
    always((seatSide, all) => {
      for (const { after } of live(seatSide, all).lived) {
        const marked = decideIntake(after, { type: 'dangerMarked', kinds: [] }, LISTS);
        expect(marked.ok).toBe(true);
        if (after.danger.now)
          expect(decideIntake(after, { type: 'nonCaseMarked', nonCase: 'prank' }, LISTS).ok).toBe(false);
      }
    });
  });

  it('an ended attempt leaves nobody held: the caller is talked to, or gone', () => {
    always((seatSide, all) => {
      for (const { before, move, after } of live(seatSide, all).lived) {
        if (move.event.type !== 'attemptEnded' || before.attempt === undefined || after.attempt !== undefined)
          continue;
        expect(['transferring', 'joining']).not.toContain(after.step);
        expect(after.attempts.length).toBe(before.attempts.length + 1);
      }
    });
  });

  it('nothing that was written is lost, and it ends in an order, a named non-case or a call never answered', () => {
    always((seatSide, all) => {
      const { lived, stream } = live(seatSide, all);
      const written = stream.flatMap((e) => (e.type === 'fieldsWritten' ? [e.fields.narrative] : []));
      const last = lived.at(-1)?.after;
      if (written.length > 0 && !stream.some(({ type }) => type === 'handoverReceived'))
        expect(last?.form.narrative).toBe(written.at(-1));
      for (const { after } of lived)
        if (after.done) expect(after.saved || after.nonCase !== undefined || after.missed).toBe(true);
    });
  });

  it('every effect is asked for once: one first save, one dispatch, for one matter', () => {
    always((seatSide, all) => {
      let open = false;
      let sent = false;
      for (const { before, move, after } of live(seatSide, all).lived) {
        if (move.by !== 'operator') continue;
        const decision = decideIntake(before, move.event, LISTS);
        for (const effect of decision.ok ? decision.value.effects : []) {
          if (effect.type === 'saveOrder') {
            expect(effect.again).toBe(open);
            open = true;
          }
          if (effect.type === 'dispatchOrder') {
            expect(open && !sent).toBe(true);
            sent = true;
          }
        }
        // Danger after the end makes a matter of its own.
        if (before.done && !after.done) [open, sent] = [false, false];
      }
    });
  });

  it('what is offered is taken, and one road at most is proposed', () => {
    always((seatSide, all) => {
      for (const { after } of live(seatSide, all).lived.slice(-5)) {
        expect(after.offered.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
        const keys = after.offered.map(({ key }) => key).filter((key) => key !== '');
        expect(new Set(keys).size).toBe(keys.length);
        for (const { event, needs } of after.offered)
          if (needs === undefined && event.type !== 'levelConfirmed')
            expect(decideIntake(after, event, LISTS)).toMatchObject({ ok: true });
      }
    });
  });

  it('folding is the same in one go, event by event, and with the program killed at any point', () => {
    fc.assert(
      fc.property(side, moves, fc.nat(), (seatSide, all, n) => {
        const stream = live(seatSide, all).stream.map(recorded);
        const whole = foldIntake(stream, setting(seatSide));
        expect(foldIntake(stream, setting(seatSide))).toEqual(whole);
        const cut = n % (stream.length + 1);
        const half = foldIntake(stream.slice(0, cut), setting(seatSide));
        const woken = JSON.parse(JSON.stringify(half)) as IntakeState;
        expect(evolveIntake(woken, stream.slice(cut), setting(seatSide))).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});
