import type { CallId } from '@shared/kernel/ids';
import { expect, it } from 'vitest';
import { seatLine } from './seatLine';

const pause = { state: { at: 'pause', since: 0, reason: 'meal', limit: 600_000 } } as const;
const wrapUp = {
  state: { at: 'wrapUp', since: 0, call: 'c' as CallId, mode: 'timed', until: 30_000, extensions: 2 },
} as const;

it.each([
  [
    'counts up where nothing limits it',
    { state: { at: 'available', since: 1_000 } } as const,
    4_000,
    ['lasts', 3_000, false],
  ],
  ['counts a pause down', pause, 1_000, ['left', 599_000, false]],
  ['reminds a minute before its end', pause, 540_000, ['left', 60_000, true]],
  ['counts what is over the limit', pause, 660_000, ['over', 60_000, true]],
  ['counts a wrap-up down', wrapUp, 5_000, ['left', 25_000, false]],
  ['reminds ten seconds before its end', wrapUp, 20_000, ['left', 10_000, true]],
  ['shows a wrap-up that required fields hold open', wrapUp, 31_000, ['over', 1_000, true]],
] as const)('%s', (_, view, now, [kind, shown, soon]) => {
  expect(seatLine(view, now)).toEqual({ kind, shown, soon });
});
