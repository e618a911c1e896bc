import type { Millis } from '../../kernel/clock';
import type { Branded } from '../../kernel/ids';

/** A day of the calendar in Asia/Shanghai, counted from 1970-01-01: what is added and compared. */
export type Day = number & { readonly __day: true };
/** `2026-02-14`. */
export type DayText = Branded<string, 'DayText'>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has had no summer time since 1991, so the offset is a constant and no machine's setting can touch it. */
const OFFSET = 8 * HOUR;
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;

export const hours = (count: number): Millis => count * HOUR;

/** The day in Asia/Shanghai that `at` falls on. */
export const dayOf = (at: Millis): Day => Math.floor((at + OFFSET) / DAY) as Day;

/** 00:00 in Asia/Shanghai: the same instant as 24:00 of the day before. */
export const startOfDay = (day: Day): Millis => day * DAY - OFFSET;

export const dayAfter = (day: Day, count = 1): Day => (day + count) as Day;

export const yearOf = (day: Day): number => new Date(day * DAY).getUTCFullYear();

/** Saturday or Sunday. Day 0 was a Thursday. */
export const isWeekend = (day: Day): boolean => [0, 6].includes((((day + 4) % 7) + 7) % 7);

export const textOfDay = (day: Day): DayText => new Date(day * DAY).toISOString().slice(0, 10) as DayText;

/** The day that `2026-02-14` names; undefined where it is written otherwise or not in the calendar (02-30). */
export function dayFromText(text: string): Day | undefined {
  if (!DAY_TEXT.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 02-30 over into March; only a text that comes back unchanged is a day.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return undefined;
  return (at / DAY) as Day;
}

/** `2026-09-30T19:30:00+08:00`; milliseconds only where there are some. */
export function isoShanghai(at: Millis): string {
  const text = new Date(at + OFFSET).toISOString().slice(0, 23);
  return `${text.replace(/\.000$/, '')}+08:00`;
}

/**
 * The instant that an ISO 8601 text with an offset names, to the millisecond: `2026-09-30T17:30:00+08:00`.
 * Undefined without an offset (whose clock would it be?), and where date, time or offset do not exist.
 */
export function parseInstant(text: string): Millis | undefined {
  const found = INSTANT.exec(text);
  if (found === null) return undefined;
  const [, date = '', hour, minute, second = '0', fraction = '', zone = 'Z'] = found;
  const day = dayFromText(date);
  const offset = parseOffset(zone);
  if (day === undefined || offset === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const time = Number(hour) * HOUR + Number(minute) * 60_000 + Number(second) * 1000;
  return day * DAY + time + Number(fraction.padEnd(3, '0')) - offset;
}

function parseOffset(zone: string): Millis | undefined {
  if (zone === 'Z') return 0;
  const hour = Number(zone.slice(1, 3));
  const minute = Number(zone.slice(4));
  if (hour > 14 || minute > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hour * HOUR + minute * 60_000);
}
