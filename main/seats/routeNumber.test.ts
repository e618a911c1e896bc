import type { SeatId } from '@shared/kernel/ids';
import type { Side } from '@shared/kernel/side';
import { describe, expect, it } from 'vitest';
import { routeNumber } from './routeNumber';

const view = (available: Partial<Record<Side, string[]>>, registered: string[] = []) => ({
  available: (side: Side) => (available[side] ?? []) as SeatId[],
  isRegistered: (user: string) => registered.includes(user),
});

describe('routeNumber', () => {
  it.each([
    [
      'a scripted citizen rings the seat that asked',
      '110',
      'citizen-110-002',
      view({ 110: ['110-001'] }),
      ['110-002'],
    ],
    [
      'a seat rings people of the other side first',
      '110',
      '12345-001',
      view({ 110: ['110-001'] }, ['bot-110-12345-001']),
      ['110-001'],
    ],
    [
      'nobody there: the scripted partner',
      '110',
      '12345-001',
      view({}, ['bot-110-12345-001']),
      ['bot-110-12345-001'],
    ],
    ['nobody at all', '110', '12345-001', view({}), []],
    [
      'an emergency number with a scripted partner',
      '119',
      '12345-001',
      view({}, ['bot-119-12345-001']),
      ['bot-119-12345-001'],
    ],
    [
      'a citizen from outside rings whoever is free',
      '12345',
      '02855501234',
      view({ 12345: ['12345-002'] }),
      ['12345-002'],
    ],
    [
      'a duty phone of the sample roster',
      '02855509181',
      '12345-001',
      view({}, ['bot-duty-12345-001']),
      ['bot-duty-12345-001'],
    ],
    [
      'the number of a scripted citizen is no duty phone',
      '02855500205',
      '12345-001',
      view({}, ['bot-duty-12345-001']),
      ['02855500205'],
    ],
    ['a user by name', 'citizen-12345-001', '12345-001', view({}), ['citizen-12345-001']],
  ])('%s', (_, user, from, seats, expected) => {
    expect(routeNumber(user, from, seats)).toEqual(expected);
  });
});
