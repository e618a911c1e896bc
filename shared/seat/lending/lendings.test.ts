import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LendingId, SeatId } from '../../kernel/ids';
import { unnamedPerson } from '../../person/Person';
import type { SeatAddress } from '../letter/Letter';
import type { LendingEvent } from './LendingEvent';
import { decideGive, evolveLendings, isOver, type Lendings, stillWanted, surplus } from './lendings';

const L = 'lending-1' as LendingId;
const by = unnamedPerson('lead');
const MIANYANG = { region: '510700', seat: '12345-100' as SeatId };
const seat = (n: number): SeatAddress => ({ region: '510100', seat: `12345-00${n}` as SeatId });
const wish = { lending: L, side: '12345', count: 2, reason: '暴雨', until: 1_000 } as const;
const heard: LendingEvent = { type: 'lendingHeard', ...wish, by, from: MIANYANG };
const asked: LendingEvent = { type: 'lendingAsked', ...wish, by, to: [MIANYANG] };
const given = (...seats: readonly SeatAddress[]): LendingEvent => ({
  type: 'lendingGiven',
  lending: L,
  seats,
  by,
});
const back = (one: SeatAddress): LendingEvent => ({ type: 'lendingBack', lending: L, seat: one });
const told = (...all: readonly LendingEvent[]): Lendings =>
  all.reduce<Lendings>((lendings, body, at) => evolveLendings(lendings, { at, body }), new Map());
const one = (...all: readonly LendingEvent[]) => {
  const found = told(...all).get(L);
  if (found === undefined) throw new Error('no lending');
  return found;
};

describe('a city that is asked', () => {
  it.each([
    ['what it has not heard of', [], 1, 0, 'lendingUnknown'],
    ['what it asked for itself', [asked], 1, 0, 'lendingUnknown'],
    ['more than is wanted', [heard], 3, 0, 'lendingTooMany'],
    ['more than is still wanted', [heard, given(seat(1))], 2, 0, 'lendingTooMany'],
    ['after its time', [heard], 1, 1_000, 'lendingOver'],
    [
      'when all are back',
      [heard, given(seat(1), seat(2)), back(seat(1)), back(seat(2))],
      1,
      0,
      'lendingOver',
    ],
  ] as const)('cannot lend %s', (_, events, count, now, code) => {
    const seats = [seat(7), seat(8), seat(9)].slice(0, count);
    expect(decideGive(told(...events), L, seats, now)).toMatchObject({ error: { code } });
  });

  it('lends what is wanted, in one step or two', () => {
    expect(decideGive(told(heard), L, [seat(1), seat(2)], 0).ok).toBe(true);
    expect(decideGive(told(heard, given(seat(1))), L, [seat(2)], 0).ok).toBe(true);
  });
});

describe('a city that asks', () => {
  it('has the seats until they come back', () => {
    expect(one(asked, given(seat(1))).out).toEqual([seat(1)]);
    expect(stillWanted(one(asked, given(seat(1))))).toBe(1);
    const over = one(asked, given(seat(1), seat(2)), back(seat(2)), back(seat(1)));
    expect(isOver(over, 0)).toBe(true);
    expect(isOver(one(asked, given(seat(1))), 2_000)).toBe(false);
  });

  it('sends back what two cities gave beyond its wish, the later ones', () => {
    expect(surplus(one(asked, given(seat(1)), given(seat(2), seat(3))))).toEqual([seat(3)]);
  });
});

it('whatever comes in whatever order: no seat is out twice, or out and back, and nothing appears from nowhere', () => {
  const event = fc.oneof(
    fc.constantFrom(asked, heard),
    fc.subarray([seat(1), seat(2), seat(3)], { minLength: 1 }).map((seats) => given(...seats)),
    fc.constantFrom(seat(1), seat(2), seat(3)).map(back),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      const found = told(...events).get(L);
      if (found === undefined) return;
      const seats = [...found.out, ...found.back].map((address) => address.seat);
      expect(new Set(seats).size).toBe(seats.length);
      expect(stillWanted(found)).toBeGreaterThanOrEqual(0);
      const beyond = Math.max(0, found.out.length + found.back.length - found.count);
      expect(surplus(found).length).toBe(Math.min(found.out.length, beyond));
    }),
  );
});
