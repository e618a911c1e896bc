import calendarFile from '../../../resources/calendar/cn.json';
import rulesFile from '../../../resources/rules/deadlines.json';
import type { Result } from '../../kernel/result';
import { loadCalendar } from './loadCalendar';
import { loadRules } from './loadRules';
import { parseInstant } from './shanghaiTime';

/** For tests: the shipped data. A test that needs other data says so in itself. */
export const calendarText = JSON.stringify(calendarFile);
export const rulesText = JSON.stringify(rulesFile);

export const calendar = must(loadCalendar(calendarText));
export const rules = must(loadRules(rulesText));

/** The instant of `2026-02-13T18:00`, in Asia/Shanghai. */
export function shanghai(text: string): number {
  const at = parseInstant(`${text}+08:00`);
  if (at === undefined) throw new Error(`no time: ${text}`);
  return at;
}

function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
