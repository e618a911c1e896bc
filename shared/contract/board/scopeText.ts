import { dayOf, textOfDay } from '../../order/clock/shanghaiTime';
import type { FiguresScope } from './BoardCalls';

/** What figures were of, for the audit: both days and codes alone, `2026-11-01..2026-11-28 side=110 level=2`. */
export function scopeText({ from, to, ...narrow }: FiguresScope): string {
  const day = (at: number) => textOfDay(dayOf(at));
  const parts = Object.entries(narrow).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return [`${day(from)}..${day(to - 1)}`, ...parts].join(' ');
}
