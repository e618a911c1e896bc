// Times in seconds here, for the eye.
import { describe, expect, it } from 'vitest';
import { decideSeat, type SeatCommand } from './decideSeat';
import type { WrapUpMode } from './SeatRules';
import { DEFAULT_RULES, limitOf, type SeatRules, shiftAt } from './SeatRules';
import { type CALL, evolveAll, type Fact, inWrapUp, wrapUpDone } from './seatFixtures';

const rules = (mode: WrapUpMode): SeatRules => ({
  ...DEFAULT_RULES,
  wrapUp: { mode, time: 30, extendBy: 20, extensions: 2 },
});

/** The call was over at 100. */
function wrapped(mode: WrapUpMode, ...steps: readonly (SeatCommand | Fact)[]) {
  return evolveAll(inWrapUp(100), rules(mode), { type: 'beginWrapUp' }, ...steps);
}
const end = (at: number, complete = true): SeatCommand => ({ type: 'endWrapUp', at, complete });
const extend = (at: number): SeatCommand => ({ type: 'extendWrapUp', at });
const available: SeatCommand = { type: 'goAvailable' };

describe('the four ways of a wrap-up', () => {
  it.each<[WrapUpMode, string, readonly (SeatCommand | Fact)[], string]>([
    ['optional', 'is left by the key', [available], 'available'],
    ['optional', 'is left for a pause', [{ type: 'pause', reason: 'meal' }], 'pause'],
    ['optional', 'is not ended by its time', [end(130)], 'wrapUp'],
    ['untilDone', 'is not left by the key', [available], 'wrapUp'],
    ['untilDone', 'is not ended by its time', [end(999)], 'wrapUp'],
    ['untilDone', 'ends when the record is saved', [wrapUpDone(110)], 'available'],
    ['timed', 'is not ended before its time', [end(129)], 'wrapUp'],
    ['timed', 'ends by itself', [end(130)], 'available'],
    ['timed', 'ends when the record is saved', [wrapUpDone(110)], 'available'],
    ['timed', 'is not left by the key', [available], 'wrapUp'],
    ['timed', 'goes on while a required field is open', [end(130, false)], 'wrapUp'],
    ['timed', 'ends later, with the last field', [end(130, false), end(150)], 'available'],
    ['strict', 'is not ended by a save', [wrapUpDone(110)], 'wrapUp'],
    ['strict', 'ends by itself after the save', [wrapUpDone(110), end(130)], 'available'],
    ['strict', 'ends with a save after its time', [end(130, false), wrapUpDone(140)], 'available'],
    ['strict', 'goes to what was queued', [{ type: 'train' }, end(130)], 'training'],
  ])('%s: %s', (mode, _, steps, state) => {
    expect(wrapped(mode, ...steps).state.at).toBe(state);
  });

  it('is extended as often as the team allows, from its end or from now, and says how often is left', () => {
    expect(wrapped('timed').state).toMatchObject({ mode: 'timed', until: 130, extensions: 2 });
    expect(wrapped('timed', extend(120)).state).toMatchObject({ until: 150, extensions: 1 });
    expect(wrapped('timed', end(130, false), extend(140)).state).toMatchObject({ until: 160, extensions: 1 });
    const twice = wrapped('timed', extend(120), extend(121));
    expect(twice.state).toMatchObject({ until: 170, extensions: 0 });
    expect(decideSeat(twice, extend(122))).toMatchObject({ error: { code: 'noExtensionLeft' } });
    expect(wrapped('timed', extend(120), end(130)).state.at).toBe('wrapUp');
    expect(wrapped('timed', extend(120), end(150)).state.at).toBe('available');
  });

  it('ends for the call that it belongs to, and no other', () => {
    const other: Fact = { at: 120, seat: { type: 'wrapUpEnded', call: 'other' as typeof CALL, by: 'time' } };
    expect(wrapped('timed', other).state.at).toBe('wrapUp');
  });
});

describe('the rules of a team', () => {
  it('give a pause its limit, by its reason', () => {
    expect(limitOf(DEFAULT_RULES, 'meal')).toBe(45 * 60_000);
    expect(limitOf(DEFAULT_RULES, 'fault')).toBeUndefined();
    expect(evolveAll(inWrapUp(100), rules('optional'), { type: 'pause', reason: 'meal' }).next).toMatchObject(
      {
        reason: 'meal',
        limit: 45 * 60_000,
      },
    );
  });

  it.each([
    ['2026-11-24T00:00:00+08:00', 'night'],
    ['2026-11-24T07:59:59+08:00', 'night'],
    ['2026-11-24T08:00:00+08:00', 'early'],
    ['2026-11-24T23:59:00+08:00', 'late'],
  ])('say the shift at %s: %s', (at, shift) => {
    expect(shiftAt(DEFAULT_RULES, Date.parse(at))).toBe(shift);
  });

  it('have the last shift of the day before until the first one begins', () => {
    const noNight = {
      ...DEFAULT_RULES,
      shifts: [
        { name: 'early', from: 480 },
        { name: 'late', from: 960 },
      ],
    };
    expect(shiftAt(noNight, Date.parse('2026-11-24T03:00:00+08:00'))).toBe('late');
    expect(shiftAt({ ...DEFAULT_RULES, shifts: [] }, 0)).toBeUndefined();
  });
});
