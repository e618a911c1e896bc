import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatId } from '../kernel/ids';
import { orderNumber, parseOrderNumber, shanghaiDay } from './orderNumber';

const seat = '12345-001' as SeatId;

describe('the number that people say', () => {
  it('has side, day in Shanghai, desk and running number', () => {
    expect(orderNumber(seat, Date.parse('2026-09-30T17:30:00+08:00'), 7)).toBe('12345-20260930-001-0007');
    expect(orderNumber('110-012' as SeatId, 0, 12345)).toBe('110-19700101-012-12345');
  });

  it('turns the day at midnight in Shanghai, whatever the machine says', () => {
    expect(shanghaiDay(Date.parse('2026-09-30T15:59:59.999Z'))).toBe('20260930');
    expect(shanghaiDay(Date.parse('2026-09-30T16:00:00.000Z'))).toBe('20261001');
  });

  it('is read back into its parts, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('12345-001', '110-00999'),
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 99_999 }),
        (id, at, running) => {
          expect(parseOrderNumber(orderNumber(id as SeatId, at, running))).toEqual({
            side: id.split('-')[0],
            day: shanghaiDay(at),
            desk: id.split('-')[1],
            running,
          });
        },
      ),
    );
    for (const text of ['', '12345-001', '119-20260930-001-0001', '12345-2026093-001-0001'])
      expect(parseOrderNumber(text)).toBeUndefined();
  });
});
