/** 小休原因: `limit` in milliseconds, absent for none. */
export interface PauseRule {
  readonly reason: string;
  readonly limit?: number | undefined;
}

/**
 * How the wrap-up after a call ends.
 * `optional`: its person may leave it at any moment. `untilDone`: when the record is saved. `timed`: when it is saved,
 * or by itself after the time. `strict`: after the time, never before.
 */
export type WrapUpMode = 'optional' | 'untilDone' | 'timed' | 'strict';

export const WRAP_UP_MODES: readonly WrapUpMode[] = ['optional', 'untilDone', 'timed', 'strict'];

/** 话后整理. Times in milliseconds. */
export interface WrapUpRule {
  readonly mode: WrapUpMode;
  /** Of `timed` and `strict`; of the others the time after which the lead is told. */
  readonly time: number;
  readonly extendBy: number;
  /** How often one may extend one wrap-up. */
  readonly extensions: number;
}

/** 班次: `from` in minutes after midnight, official time; it lasts until the next one. */
export interface ShiftRule {
  readonly name: string;
  readonly from: number;
}

/** What a team has settled about its seats. */
export interface SeatRules {
  readonly pauses: readonly PauseRule[];
  readonly wrapUp: WrapUpRule;
  readonly shifts: readonly ShiftRule[];
}

const MINUTE = 60_000;

export const DEFAULT_RULES: SeatRules = {
  pauses: [
    { reason: 'break', limit: 10 * MINUTE },
    { reason: 'meal', limit: 45 * MINUTE },
    { reason: 'meeting', limit: 60 * MINUTE },
    { reason: 'fault' },
    { reason: 'other', limit: 15 * MINUTE },
  ],
  wrapUp: { mode: 'timed', time: 30_000, extendBy: 30_000, extensions: 2 },
  shifts: [
    { name: 'early', from: 8 * 60 },
    { name: 'late', from: 16 * 60 },
    { name: 'night', from: 0 },
  ],
};

export const limitOf = ({ pauses }: SeatRules, reason: string): number | undefined =>
  pauses.find((one) => one.reason === reason)?.limit;

/** China has one time zone and no summer time. */
const OFFICIAL_OFFSET = 8 * 60;

/** The shift that runs at `at`, milliseconds since the epoch; undefined where the team has none. */
export function shiftAt({ shifts }: SeatRules, at: number): string | undefined {
  const minute = (Math.floor(at / MINUTE) + OFFICIAL_OFFSET) % (24 * 60);
  const byTime = [...shifts].sort((a, b) => a.from - b.from);
  return (byTime.findLast(({ from }) => from <= minute) ?? byTime.at(-1))?.name;
}
