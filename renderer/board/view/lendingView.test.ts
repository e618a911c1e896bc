import type { LendingId, PersonId, SeatId } from '@shared/kernel/ids';
import { parseInstant } from '@shared/order/clock/shanghaiTime';
import { isWaiting, type Lending } from '@shared/seat/lending/lendings';
import type { SeatCard } from '@shared/seat/SeatCard';
import { sampleCard } from '@shared/seat/sampleCard';
import { describe, expect, it } from 'vitest';
import { idleFor, inOrder, leadsElsewhere, lendingBy, nextTime, pickedOf } from './lendingView';

const HERE = '510100';
const seat = (number: string, over: Partial<SeatCard> = {}): SeatCard =>
  sampleCard({ at: 'available', since: 0 }, { region: HERE, seat: number as SeatId, ...over });
const wish = (over: Partial<Lending> = {}): Lending => ({
  lending: 'l' as LendingId,
  part: 'lending',
  side: '12345',
  count: 2,
  reason: '暴雨',
  askedAt: 0,
  out: [],
  back: [],
  ...over,
});
const lead = { id: 'x' as PersonId, name: '', role: 'lead' as const };
const names = (cards: readonly SeatCard[]) => cards.map((card) => card.seat);

describe('what can be lent', () => {
  const cards = [
    seat('12345-001', { state: { at: 'available', since: 30 } }),
    seat('12345-002', { state: { at: 'available', since: 10 } }),
    seat('12345-003', { state: { at: 'available', since: 20 } }),
    seat('12345-004', { state: { at: 'pause', since: 0, reason: 'meal' } }),
    seat('12345-005', { lent: { to: '510700' } }),
    seat('12345-006', { region: '510700' }),
    seat('110-001'),
    seat('12345-007', { person: lead }),
  ];
  const idle = idleFor(wish(), cards, HERE);

  it('is idle, of this city and of the side, longest idle first', () => {
    expect(names(idle)).toEqual(['12345-002', '12345-003', '12345-001']);
  });

  it('is as many as are wanted, or what was picked and still is idle', () => {
    expect(names(pickedOf(wish(), idle, undefined))).toEqual(['12345-002', '12345-003']);
    expect(
      names(pickedOf(wish({ out: [{ region: HERE, seat: '12345-009' as SeatId }] }), idle, undefined)),
    ).toEqual(['12345-002']);
    expect(names(pickedOf(wish(), idle, [`${HERE} 12345-001`, `${HERE} 12345-004`]))).toEqual(['12345-001']);
  });
});

it('asks the leads of other cities who are there', () => {
  const cards = [
    seat('12345-001', { person: lead }),
    seat('12345-002', { region: '510700', person: lead }),
    seat('12345-003', { region: '510700', person: { ...lead, role: 'agent' } }),
    seat('12345-004', { region: '511100', person: lead, state: { at: 'offline', since: 0 } }),
  ];
  expect(names(leadsElsewhere(cards, HERE))).toEqual(['12345-002']);
});

it('puts first what waits for this lead, what is over last, and moves through them', () => {
  const at = (lending: string, over: Partial<Lending>) => wish({ lending: lending as LendingId, ...over });
  const all = inOrder(
    [
      at('over', { until: 5 }),
      at('asked', { part: 'asking', askedAt: 9 }),
      at('old', { askedAt: 1 }),
      at('new', { askedAt: 2 }),
    ],
    10,
  );
  expect(all.map(({ lending }) => lending)).toEqual(['new', 'old', 'asked', 'over']);
  expect(all.filter((one) => isWaiting(one, 10))).toHaveLength(2);
  expect([
    lendingBy(all, undefined, 1),
    lendingBy(all, 'new' as LendingId, 1),
    lendingBy(all, 'over' as LendingId, 1),
    lendingBy([], undefined, 1),
  ]).toEqual(['new', 'old', 'over', undefined]);
});

it.each([
  ['18:30', '2026-09-30T18:30:00+08:00'],
  ['17:59', '2026-10-01T17:59:00+08:00'],
  ['', ''],
])('the time until %j', (text, expected) => {
  const now = parseInstant('2026-09-30T18:00:00+08:00') ?? 0;
  expect(nextTime(text, now)).toBe(parseInstant(expected));
});
