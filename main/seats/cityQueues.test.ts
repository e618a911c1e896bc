import type { LendingId, SeatId } from '@shared/kernel/ids';
import { expect, it } from 'vitest';
import { servesCity } from './cityQueues';

const CHENGDU = '12345-001' as SeatId;
const MIANYANG = '12345-100' as SeatId;
const settings = (seat: SeatId) =>
  seat === CHENGDU
    ? { areaCode: '028', platformRegion: '510100' }
    : { areaCode: '0816', platformRegion: '510700' };
const world = (lent: readonly SeatId[]) => ({
  seats: [CHENGDU, MIANYANG],
  settings,
  lent: (seat: SeatId) =>
    lent.includes(seat) ? { lending: 'l' as LendingId, to: '510700', leads: [], since: 0 } : undefined,
});

it.each([
  ['its own city', [], CHENGDU, '028', true],
  ['no other city', [], CHENGDU, '0816', false],
  ['the number without an area code', [], CHENGDU, undefined, true],
  ['lent: the borrowing city', [CHENGDU], CHENGDU, '0816', true],
  ['lent: not its own city', [CHENGDU], CHENGDU, '028', false],
  ['lent: not the number without an area code', [CHENGDU], CHENGDU, undefined, false],
] as const)('a seat takes the calls of %s: %s', (_, lent, seat, areaCode, expected) => {
  expect(servesCity(world(lent), seat, areaCode)).toBe(expected);
});
