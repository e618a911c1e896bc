// Whom a seat rings again and again: each target has a key and a state, for a call of its own, as a third party, and
// for a transfer of the one that is marked in the list.
import { TARGETS, type TargetName } from '@shared/call/Targets';
import { expect, test } from 'vitest';
import { TARGET_KEYS } from '../../renderer/desk/view/targetView';
import { DEFAULT_KEYS } from '../../renderer/ui/keys/actions';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

const WITHIN = { timeout: 15_000, interval: 50 };
/** Numbers of the sample roster: the scripted duty office answers them. */
const NUMBERS = {
  partner1: '02855509101',
  partner2: '02855509102',
  partner3: '02855509103',
  water: '02855509104',
  gas: '02855509105',
};
const NOBODY = '02855500000';

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

const keyOf = (target: TargetName) => DEFAULT_KEYS[TARGET_KEYS[target]].replace('Ctrl', 'Control');
const stateIs = (target: TargetName, state: string) =>
  expect
    .poll(() => seat.desk.locator(`[data-target="${target}"]`).getAttribute('data-state'), WITHIN)
    .toBe(state);
/** From the list's field to the target's line. */
const mark = async (target: TargetName) => {
  await seat.press('Alt+.');
  await expect.poll(() => seat.desk.locator('[data-target]').count(), WITHIN).toBe(TARGETS.length);
  await seat.press(...TARGETS.slice(0, TARGETS.indexOf(target) + 1).map(() => 'ArrowDown'));
};
const finish = async () => {
  if ((await seat.read('call-bar', 'phase')) !== 'ended') await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.finish();
};

test('a target without a number says so', async () => {
  await seat.press(keyOf('water'));
  await seat.seesText('trouble', '没有设置');
});

test.each(TARGETS)('one key rings %s, its state shows it, and it can be taken back', async (target) => {
  if (target === TARGETS[0]) {
    await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
    await seat.writeSettings({ targets: NUMBERS });
    await seat.press('Alt+a');
    await seat.sees('seat-state', 'state', 'available');
  }
  await seat.press(keyOf(target));
  await seat.phase('dialling');
  await seat.press('Alt+.');
  await stateIs(target, 'ringing');
  await seat.press('Escape', 'F12', 'F12');
  await seat.phase('idle');
});

test('one that nobody answers shows that it was not reached', async () => {
  await seat.writeSettings({ targets: { ...NUMBERS, gas: NOBODY } });
  await seat.press('Alt+.');
  await stateIs('gas', 'free');
  await seat.press('Escape', keyOf('gas'));
  // The call begins and is over in a moment, and it closes the list where that was opened before it.
  await expect
    .poll(async () => {
      const line = seat.desk.locator('[data-target=gas]');
      if ((await line.count()) === 0) await seat.press('Alt+.');
      return line.getAttribute('data-state', { timeout: 1_000 });
    }, WITHIN)
    .toBe('failed');
  await seat.press('Escape');
  await seat.phase('idle');
});

test('with a caller on the line a key joins it as the third party', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press(keyOf('power'));
  await seat.phase('threeParty');
  await seat.press('Alt+.');
  await stateIs('power', 'inCall');
  await seat.press('Escape');
  await seat.hears('office', TONES.operator, TONES.citizen);
  await seat.hears('citizen', TONES.operator, TONES.partner);
  await seat.press('F12', 'F12');
  await finish();
});

test('F7 joins the target that is marked in the list', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await mark('partner2');
  await seat.press('F7');
  await seat.phase('threeParty');
  await seat.hears('office', TONES.operator, TONES.citizen);
  await seat.press('Alt+.');
  await stateIs('partner2', 'inCall');
  await stateIs('partner1', 'free');
  await seat.press('Escape', 'F12', 'F12');
  await finish();
});

test('F6 hands the caller over to the target that is marked, after his consent', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await mark('water');
  await seat.press('F6');
  await seat.seesText('consent', '同意');
  await seat.press('Alt+1');
  await seat.sees('ladder', 'result', 'handedOff');
  await seat.hears('citizen', TONES.partner);
  await seat.hears('office', TONES.citizen);
  await finish();
  expect(seat.errors).toEqual([]);
});
