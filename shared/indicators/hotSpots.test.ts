import { expect, it } from 'vitest';
import { hotSpots } from './hotSpots';

const week = new Map([
  ['12345-01', 30],
  ['12345-05', 11],
  ['12345-07', 2],
  ['12345-09', 5],
  ['12345-15', 12],
  ['', 90],
]);
const fourWeeks = new Map([
  ['12345-01', 40],
  ['12345-05', 40],
  ['12345-09', 12],
  ['12345-15', 0],
]);

it('names what stands out against the four weeks before, the strongest rise first', () => {
  // 01: 30 against 40 ÷ 4 = 10, more than 10 + 2√10 = 16.3. 15: 12 against none. 05: 11 against 10 is chance.
  // 09: 5 against 3, not above 3 + 2√3 = 6.5. 07: two calls say nothing. Calls without a row are no hot spot.
  expect(hotSpots(week, fourWeeks)).toEqual([
    { key: '12345-01', now: 30, before: 10, ratio: 3 },
    { key: '12345-15', now: 12, before: 0, ratio: undefined },
  ]);
});
