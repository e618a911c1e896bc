// Renderer, board page: ranges of whole days in Asia/Shanghai. Pure.
import { dayAfter, dayFromText, dayOf, startOfDay, textOfDay } from '@shared/order/clock/shanghaiTime';

export const RANGES = ['day', 'week', 'month', 'own'] as const;
export type RangeName = (typeof RANGES)[number];

/** Milliseconds; `from` included, `to` not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `own`: two dates as an input has them, both days included; undefined where they are none. */
export function rangeOf(name: RangeName, now: number, own: readonly [string, string]): Range | undefined {
  const today = dayOf(now);
  const tomorrow = startOfDay(dayAfter(today));
  switch (name) {
    case 'day':
      return { from: startOfDay(today), to: tomorrow };
    case 'week':
      // Day 0 was a Thursday; a week begins on Monday.
      return { from: startOfDay(dayAfter(today, -((today + 3) % 7))), to: tomorrow };
    case 'month': {
      const first = dayFromText(`${textOfDay(today).slice(0, 8)}01`);
      return first === undefined ? undefined : { from: startOfDay(first), to: tomorrow };
    }
    case 'own': {
      const [from, to] = own.map(dayFromText);
      if (from === undefined || to === undefined || from > to) return undefined;
      return { from: startOfDay(from), to: startOfDay(dayAfter(to)) };
    }
  }
}
