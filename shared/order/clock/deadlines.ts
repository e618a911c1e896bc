import type { Level } from '../../intake/IntakeEvent';
import type { Millis } from '../../kernel/clock';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import type { Calendar } from './Calendar';
import { endOfWorkingDays } from './endOfWorkingDays';
import type { DeadlineRules, DemandKind } from './rulesSchema';
import { type DayText, dayOf, hours, textOfDay } from './shanghaiTime';

export interface ClockInput {
  readonly level: Level;
  /** When the clock started, see `clockStart`. */
  readonly start: Millis;
  /** Decides level 3 alone; the empty kind of a form counts as none. */
  readonly kind?: DemandKind | '' | undefined;
}

export interface Deadlines {
  /** 初步响应; absent where the rule asks for none (level 3). */
  readonly firstResponse?: Millis;
  /** 处理进度: 24:00 in Asia/Shanghai of the last working day, which is 00:00 of the next day. */
  readonly progress: Millis;
  /** What says so, for the screen and the order: `三（四）1`. */
  readonly clause: string;
}

export type ClockFailureCode = 'calendarUnknown' | 'kindMissing' | 'ruleUnknown' | 'limitUnknown';

export interface ClockFailure extends Failure {
  readonly code: ClockFailureCode;
  /** Hours need no calendar: the first response stays due though the progress cannot be told. */
  readonly firstResponse?: Millis;
  /** The year or the day that the data does not cover; for a text in another language. */
  readonly about: string;
}

/** How long a matter may take, and what says so. */
interface Limit {
  readonly hours?: number | undefined;
  readonly workingDays: number;
  readonly clause: string;
}

/**
 * The deadlines of a matter, 三（四）. Hours are wall-clock hours; working days do not count the day of the start
 * and follow the national calendar. What the data does not say is a failure with a sentence, never a guess:
 * `calendarUnknown` a year without a published calendar, `kindMissing` level 3 without a kind,
 * `ruleUnknown` no rule in force on that day, `limitUnknown` a rule whose limits are not known.
 */
export function deadlines(
  input: ClockInput,
  calendar: Calendar,
  rules: DeadlineRules,
): Result<Deadlines, ClockFailure> {
  const limit = limitOf(input, rules);
  if (!limit.ok) return limit;
  const { clause, workingDays } = limit.value;
  const first =
    limit.value.hours === undefined ? {} : { firstResponse: input.start + hours(limit.value.hours) };
  const end = endOfWorkingDays(calendar, dayOf(input.start), workingDays);
  if (end.ok) return ok({ ...first, progress: end.value, clause });
  return fail({
    ...first,
    code: 'calendarUnknown',
    about: String(end.error.year),
    message: `${end.error.year}年的节假日安排尚未收录，无法推算处理进度时限。`,
    hint: '请在国务院办公厅公布该年节假日安排后更新日历（resources/calendar/cn.json）。',
  });
}

function limitOf({ level, start, kind }: ClockInput, rules: DeadlineRules): Result<Limit, ClockFailure> {
  if (level === 3) return ordinaryLimit(textOfDay(dayOf(start)), kind, rules);
  const rule = rules.linkage.find((candidate) => candidate.level === level);
  if (rule === undefined)
    return failed('ruleUnknown', String(level), `时限规则中没有${level}级联动事项，无法推算时限。`);
  return ok({ hours: rule.firstResponseHours, workingDays: rule.progressWorkingDays, clause: rule.clause });
}

function ordinaryLimit(
  day: DayText,
  kind: ClockInput['kind'],
  rules: DeadlineRules,
): Result<Limit, ClockFailure> {
  if (kind === undefined || kind === '')
    return failed('kindMissing', day, '三级联动事项按诉求类型定时限，请先选择咨询、求助、建议、投诉或举报。');
  const rule = rules.ordinary.find(({ from, until }) => from <= day && (until === null || day < until));
  if (rule === undefined)
    return failed('ruleUnknown', day, `没有收录${day}当日有效的办理时限规定，无法推算时限。`);
  if (rule.workingDays === null)
    return failed('limitUnknown', day, `${day}当日有效的《${rule.title}》未收录办理时限，无法推算时限。`);
  return ok({ hours: rule.firstResponseHours, workingDays: rule.workingDays[kind], clause: rule.clause });
}

const failed = (code: ClockFailureCode, about: string, message: string) => fail({ code, about, message });
