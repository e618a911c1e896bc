// A seat's own states, by its keys: pauses with their limit, what is queued in a call, and the end of the wrap-up.
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../shared/seat/SeatRules';
import { oneSeat } from './oneSeat';
import type { SeatPages } from './SeatPages';

let seat: SeatPages;

const wrapUp = (mode: string, time = 5_000) =>
  seat.writeSettings({
    seatRules: { ...DEFAULT_RULES, wrapUp: { mode, time, extendBy: 5_000, extensions: 1 } },
  });

oneSeat(async (world) => {
  seat = world.seat;
  // Only a lead settles the rules of a team; a lead takes calls too.
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
});

test('Alt+B shows the reasons, a digit takes one, and its time is counted down; Alt+A is ready again', async () => {
  await seat.press('Alt+b');
  await seat.seesText('pause-line', '用餐 45分');
  await seat.press('Escape', 'Alt+b', 'Alt+2');
  await seat.sees('seat-state', 'state', 'pause');
  await seat.seesText('seat-state', '用餐');
  expect(await seat.read('seat-state', 'time')).toBe('left');
  await seat.press('Control+b');
  await seat.sees('seat-state', 'state', 'training');
  await seat.press('Alt+a');
  await seat.sees('seat-state', 'state', 'available');
});

test('a state chosen in a call waits for its end, available takes its place, and nobody signs out', async () => {
  await wrapUp('untilDone');
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press('Alt+b', 'Alt+b');
  await seat.sees('seat-next', 'next', 'pause');
  expect(await seat.read('seat-state', 'state')).toBe('busy');
  await expect(seat.ask('seat.set', { to: 'offline' })).rejects.toThrow('inCall');
  await seat.press('Control+b');
  await seat.sees('seat-next', 'next', 'training');
  await seat.finish();
  await seat.sees('seat-state', 'state', 'training');
  await seat.press('Alt+a');
});

test('a wrap-up that is saved ends by its time; it can be extended once, and required fields hold it open', async () => {
  await wrapUp('timed', 5_000);
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.sees('seat-state', 'time', 'left');
  await seat.sees('extensions', 'left', '1');
  await seat.press('Control+e');
  await seat.sees('extensions', 'left', '0');
  await seat.sees('seat-state', 'time', 'over');
  expect(await seat.read('seat-state', 'state'), 'nothing is saved yet').toBe('wrapUp');
  await seat.press('Control+Enter');
  await seat.sees('seat-state', 'state', 'available');
  await seat.phase('idle');
});

test('a strict wrap-up is ended by no key, only by its time', async () => {
  await wrapUp('strict', 6_000);
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.press('Control+Enter');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter', 'Alt+a');
  expect(await seat.read('seat-state', 'state')).toBe('wrapUp');
  await seat.sees('seat-state', 'state', 'available');
});

test('an optional wrap-up is left by the key', async () => {
  await wrapUp('optional');
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.press('Alt+a');
  await seat.sees('seat-state', 'state', 'available');
  expect(seat.errors).toEqual([]);
});
