import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { expect, it } from 'vitest';
import { referenceHandlers } from './referenceHandlers';

const SEAT = '12345-001' as SeatId;
const asked = { query: '公积金', row: '' };

it.each([
  ['its own city', undefined, '', '510100'],
  ['the city that it is lent to (三（五）)', '510700', '', '510700'],
  ['the place that the caller named, wherever it is', '510700', '510822', '510822'],
])('a seat finds answers of %s', async (_, to, division, expected) => {
  const seen: string[] = [];
  const reference = {
    at: () => ({
      findKnowledge: (wish: { division: string }) => {
        seen.push(wish.division);
        return [];
      },
    }),
  };
  const board = { seat: () => ({ lent: to && { to } }) };
  const settings = () => ({ read: () => ({ platformRegion: '510100' }) });
  const handlers = referenceHandlers({ reference, board, settings, clock: () => 0 } as never);
  expect(await handlers['knowledge.find']({ seat: SEAT } as never, { ...asked, division })).toEqual(ok([]));
  expect(seen).toEqual([expected]);
});
