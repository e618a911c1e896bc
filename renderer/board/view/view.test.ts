import type { PersonId, SeatId } from '@shared/kernel/ids';
import type { SeatCard } from '@shared/seat/SeatCard';
import { sampleCard } from '@shared/seat/sampleCard';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrange, FIRST_ARRANGEMENT } from './arrange';
import { moved, planOf } from './planOf';

const NOW = 1_000_000;
const seat = (number: string, over: Partial<SeatCard> = {}): SeatCard =>
  sampleCard({ at: 'available', since: 0 }, { seat: number as SeatId, ...over });
const cards = [
  seat('12345-003', { team: '二班', state: { at: 'pause', since: 0, reason: 'meal', limit: 1_000 } }),
  seat('12345-001', { team: '一班', person: { id: '0017' as PersonId, name: '王敏', role: 'agent' } }),
  seat('110-001', { team: '二班', matter: { row: '110-05', level: 1, danger: true } }),
  seat('12345-002', { team: '一班', state: { at: 'missed', since: 5, call: 'c' as never } }),
];
const shown = (over: Partial<Arrangement>): readonly string[] =>
  arrange(cards, { ...FIRST_ARRANGEMENT, ...over }, NOW).map((line) =>
    line.kind === 'seat' ? (line.key.split(' ')[1] ?? '') : `${line.team} ${line.available}/${line.seats}`,
  );

describe('the table', () => {
  it.each([
    ['by seat', {}, ['110-001', '12345-001', '12345-002', '12345-003']],
    ['the other way', { descending: true }, ['12345-003', '12345-002', '12345-001', '110-001']],
    [
      'by state, who needs somebody first',
      { sort: 'state' },
      ['12345-002', '110-001', '12345-001', '12345-003'],
    ],
    ['by matter, danger first', { sort: 'matter' }, ['110-001', '12345-001', '12345-002', '12345-003']],
    ['of one side', { side: '110' }, ['110-001']],
    ['over a limit', { mark: 'over' }, ['12345-003']],
    ['found by name', { query: '王' }, ['12345-001']],
    ['found by two words', { query: '12345 二班' }, ['12345-003']],
    [
      'grouped by team',
      { byTeam: true },
      ['一班 1/2', '12345-001', '12345-002', '二班 1/2', '110-001', '12345-003'],
    ],
  ] as const)('%s', (_, wish, expected) => {
    expect(shown(wish)).toEqual(expected);
  });
});

describe('the floor plan', () => {
  it('gives every seat a place of its own, teams on lines of their own', () => {
    const places = planOf(cards, {});
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
    expect(places.get('510100 12345-001')).toEqual({ x: 0, y: 0 });
    expect(places.get('510100 110-001')).toEqual({ x: 0, y: 1 });
  });

  it('keeps where a seat was put, and who stood there changes places with it', () => {
    const before = planOf(cards, {});
    const plan = moved(before, '510100 110-001', { x: 0, y: 0 });
    const after = planOf(cards, plan);
    expect(after.get('510100 110-001')).toEqual({ x: 0, y: 0 });
    expect(after.get('510100 12345-001')).toEqual({ x: 0, y: 1 });
  });
});
