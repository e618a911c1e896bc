import type { SeatId } from '@shared/kernel/ids';
import { sampleCard } from '@shared/seat/sampleCard';
import { expect, it } from 'vitest';
import { SeatRows } from './SeatRows';

const card = (number: string, since = 0) =>
  sampleCard({ at: 'available', since }, { seat: number as SeatId });
const KEY = '510100 12345-001';

it('tells a row once a frame, of its own seat alone', () => {
  let frame: (() => void) | undefined;
  const rows = new SeatRows({
    next: (run) => {
      frame = run;
    },
  });
  rows.fill([card('12345-001'), card('12345-002')]);
  frame?.();
  const told = { first: 0, second: 0, any: 0 };
  const off = rows.onRow(KEY, () => (told.first += 1));
  rows.onRow('510100 12345-002', () => (told.second += 1));
  rows.onAny(() => (told.any += 1));
  for (let n = 1; n <= 50; n += 1) rows.apply({ cards: [card('12345-001', n)] });
  expect(told).toEqual({ first: 0, second: 0, any: 0 });
  frame?.();
  expect(told).toEqual({ first: 1, second: 0, any: 1 });
  expect(rows.get(KEY)?.state.since).toBe(50);

  const { membership } = rows;
  rows.apply({ gone: [KEY] });
  frame?.();
  expect([rows.size, rows.get(KEY), rows.membership]).toEqual([1, undefined, membership + 1]);
  off();
  rows.apply({ cards: [card('12345-001', 99)] });
  frame?.();
  expect(told.first).toBe(2);
});
