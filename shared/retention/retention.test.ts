import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../contract/Settings';
import { GRACE, isShorter, retentionNow, withGrace } from './retention';

const NOW = 1_000_000_000;
const set = (settings: Settings, change: Partial<Settings>, now: number): Settings => ({
  ...settings,
  ...withGrace(settings, change, now),
});

describe('a shorter time of keeping', () => {
  it('holds a day after it was set, and not before', () => {
    const slip = set(DEFAULT_SETTINGS, { recordingDays: 1 }, NOW);
    expect(slip.recordingDays).toBe(1);
    expect(retentionNow(slip, NOW).recordingDays).toBe(180);
    expect(retentionNow(slip, NOW + GRACE - 1).recordingDays).toBe(180);
    expect(retentionNow(slip, NOW + GRACE).recordingDays).toBe(1);
  });

  it('is taken back by setting what held before', () => {
    const slip = set(DEFAULT_SETTINGS, { recordingDays: 1 }, NOW);
    const back = set(slip, { recordingDays: 180 }, NOW + 1);
    expect(retentionNow(back, NOW + GRACE * 2).recordingDays).toBe(180);
    expect(back.grace.until).toBe(0);
  });

  it('counts never as the longest', () => {
    const slip = set(DEFAULT_SETTINGS, { eraseAfterYears: 1 }, NOW);
    expect(retentionNow(slip, NOW).eraseAfterYears).toBe(0);
    expect(retentionNow(slip, NOW + GRACE).eraseAfterYears).toBe(1);
    const longer = set({ ...slip, grace: DEFAULT_SETTINGS.grace }, { eraseAfterYears: 0 }, NOW);
    expect(longer.grace.until).toBe(0);
  });

  it('leaves other settings alone', () => {
    expect(withGrace(DEFAULT_SETTINGS, { theme: 'dark' }, NOW)).toEqual({ theme: 'dark' });
  });

  it('whatever is set in what order, no setting makes anything shorter at once', () => {
    const step = fc.record({
      change: fc.oneof(
        fc.record({ recordingDays: fc.integer({ min: 1, max: 400 }) }),
        fc.record({ eraseAfterYears: fc.integer({ min: 0, max: 30 }) }),
      ),
      after: fc.integer({ min: 0, max: 2 * GRACE }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let settings = DEFAULT_SETTINGS;
        let now = NOW;
        for (const { change, after } of steps) {
          now += after;
          const held = retentionNow(settings, now);
          settings = set(settings, change, now);
          expect(isShorter(retentionNow(settings, now), held)).toBe(false);
        }
      }),
    );
  });
});
