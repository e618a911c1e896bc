import type { Side } from '@shared/kernel/side';
import { describe, expect, it } from 'vitest';
import { routeNumber } from './routeNumber';

const view = (free: readonly Side[], registered: readonly string[] = [], playsPartner = false) => ({
  playsPartner: () => playsPartner,
  hasFree: (side: Side) => free.includes(side),
  isRegistered: (user: string) => registered.includes(user),
});
const bot = 'bot-110-12345-001';
const office = 'bot-duty-12345-001';

describe('routeNumber', () => {
  it.each([
    ['a scripted citizen rings the seat that asked', '110', 'citizen-110-002', view(['110']), '110-002'],
    ['nobody there: the scripted partner', '110', '12345-001', view([], [bot]), bot],
    ['a practice call: the script’s partner', '110', '12345-001', view(['110'], [bot], true), bot],
    ['an emergency number', '119', '12345-001', view([], ['bot-119-12345-001']), 'bot-119-12345-001'],
    ['a duty phone of the sample roster', '02855509181', '12345-001', view([], [office]), office],
    ['the emergency and city services', '119', '12345-001', view([], [office]), office],
    ['no duty phone', '02855500205', '12345-001', view([], [office]), '02855500205'],
    ['a user by name', 'citizen-12345-001', '12345-001', view([]), 'citizen-12345-001'],
  ])('%s', (_, user, from, seats, expected) => {
    expect(routeNumber(user, from, seats)).toEqual({ user: expected });
  });

  it('a city’s number: its own queue', () => {
    expect(routeNumber('081612345', '02855501234', view([]))).toEqual({ queue: '12345', areaCode: '0816' });
    expect(routeNumber('028110', '12345-001', view([]))).toEqual({ queue: '110', areaCode: '028' });
  });

  it('another caller of a script waits for the seat of the first', () => {
    expect(routeNumber('110', 'citizen2-110-002', view(['110']))).toEqual({ queue: '110', seat: '110-002' });
  });

  it.each([
    ['a seat rings people of the other side first', '110', '12345-001', view(['110'], [bot])],
    ['a practice call whose page has no partner', '110', '12345-001', view(['110'], [], true)],
    ['nobody there, no partner to play it', '110', '12345-001', view([])],
    ['a citizen from outside', '110', '02855501234', view(['110'])],
    ['a citizen from outside while nobody is free', '110', '02855501234', view([])],
  ])('the queue: %s', (_, user, from, seats) => {
    expect(routeNumber(user, from, seats)).toEqual({ queue: '110' });
  });
});
