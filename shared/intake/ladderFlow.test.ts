import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import type { Side } from '../kernel/side';
import { decideIntake } from './decideIntake';
import type { IntakeEvent } from './IntakeEvent';
import type { IntakeState } from './IntakeState';
import {
  act,
  answered,
  attemptEnded,
  attemptStarted,
  callerEnded,
  consent,
  fold,
  LISTS,
  ladderStarted,
  rang,
} from './intakeFixtures';
import { orderContentOf } from './orderContentOf';

/** The ladder as one flow (三（二）), once from each side: who is asked, who keeps, who gets the order. */
const SIDES = [
  { side: '12345', other: '110', theirs: '110-01', unclear: '12345-15' },
  { side: '110', other: '12345', theirs: '12345-14', unclear: '110-06' },
] as const satisfies readonly { side: Side; other: Side; theirs: string; unclear: string }[];

const effects = (state: IntakeState, event: IntakeEvent) => {
  const decided = decideIntake(state, event, LISTS);
  return decided.ok ? decided.value.effects : [];
};
const primary = ({ offered }: IntakeState) => offered.find((offer) => offer.primary);
const saved: IntakeEvent = { type: 'submitted' };

describe.each(SIDES)('the ladder at $side', ({ side, other, theirs, unclear }) => {
  const call = (...events: readonly DomainEvent[]) => fold([rang, answered, ...events], side);
  const row: IntakeEvent = { type: 'rowChosen', row: theirs };
  const climb = (step: 'transfer' | 'threeParty'): readonly DomainEvent[] => [
    ladderStarted(step, other),
    attemptStarted(step, other),
  ];
  const transferFailed = [row, consent('given'), ...climb('transfer'), attemptEnded('busy')];

  it('asks for consent before a transfer, and dials nothing before the answer', () => {
    const state = call(row);
    expect([state.asking, state.owner.owner]).toEqual(['consent', 'theirs']);
    expect(decideIntake(state, ladderStarted('transfer', other), LISTS)).toMatchObject({
      ok: false,
      error: { code: 'consentMissing' },
    });
    expect(primary(call(row, consent('given')))?.event).toEqual(ladderStarted('transfer', other));
  });

  it.each(['refused', 'notPossible'] as const)('consent %s: an order for the other side', (said) => {
    const state = call(row, consent(said));
    expect(state.disposal).toBe('dispatched');
    expect(effects(state, saved)).toMatchObject([
      { type: 'saveOrder' },
      { type: 'dispatchOrder', to: other },
    ]);
  });

  it.each([
    ['after consent', [row, consent('given')]],
    ['while it rings', [row, consent('given'), ...climb('transfer')]],
    ['after a transfer that failed', transferFailed],
  ])('a call lost %s: an order for the other side', (_, before) => {
    for (const end of [callerEnded(), { type: 'callLost' } as const]) {
      const state = call(...before, end);
      expect(state.disposal).toBe('dispatched');
      expect(effects(state, saved)).toMatchObject([
        { type: 'saveOrder' },
        { type: 'dispatchOrder', to: other },
      ]);
    }
  });

  it('a call lost before consent: the order for the other side is what is proposed', () => {
    expect(primary(call(row, callerEnded()))?.action).toBe('dispatch');
  });

  it('a transfer that failed: the caller is back, and the same target is offered as a three-party call', () => {
    const state = call(...transferFailed);
    expect([state.step, state.fallback]).toEqual(['returned', other]);
    expect(primary(state)?.event).toEqual(ladderStarted('threeParty', other));
  });

  it('another target that failed is offered again, not the other side', () => {
    const state = call(
      ladderStarted('threeParty', '120'),
      attemptStarted('threeParty', '120'),
      attemptEnded('busy'),
    );
    expect(state.offered.find(({ action }) => action === 'threeParty')?.event).toEqual(
      ladderStarted('threeParty', '120'),
    );
  });

  it('unsure: the three-party call, and no guess', () => {
    const state = call(
      { type: 'rowChosen', row: unclear },
      { type: 'overlapAnswered', overlap: 'gas-leak', answer: 'unsure' },
    );
    expect(state.owner).toMatchObject({ owner: 'unclear', whose: { threeParty: true } });
    expect(primary(state)?.event).toEqual(ladderStarted('threeParty', other));
  });

  it('no decision in the three-party call: the first receiver keeps the order, and it is proposed', () => {
    const state = call(
      { type: 'rowChosen', row: unclear },
      ...climb('threeParty'),
      attemptEnded('threeParty'),
      {
        type: 'seatLeft',
      },
    );
    expect([state.step, state.asking, primary(state)?.action]).toEqual(['settling', 'settled', 'keepHere']);
    expect(effects(state, saved).map(({ type }) => type)).toEqual(['saveOrder']);
    expect(act(state, saved).disposal).toBe('kept');
  });

  it.each(['caller', '12345', '110', 'lead'] as const)(
    'what was settled is recorded, said by %s',
    (saidBy) => {
      const settled: IntakeEvent = { type: 'settled', takenBy: other, saidBy };
      const state = call(...climb('threeParty'), attemptEnded('threeParty'), settled);
      expect(state.settled).toEqual({ takenBy: other, saidBy });
      expect([state.owner.owner, state.owner.clause]).toEqual(['theirs', '三（二）2']);
      expect(orderContentOf(state).settled).toEqual({ takenBy: other, saidBy });
    },
  );
});
