import type { Millis } from '../../kernel/clock';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import { type Calendar, dayKind } from '../clock/Calendar';
import { dayOf, isWeekend, startOfDay, textOfDay } from '../clock/shanghaiTime';
import type { DutyEntry, GovernmentEntry, Roster } from './rosterSchema';

/** Who is told by phone: the government of the matter's level, or a department by its 序号 in annex 2. */
export type DutyParty = 'government' | number;

export type DutyPhoneKind = 'roundTheClock' | 'workingDay' | 'holiday';

export interface DutyPhone {
  readonly number: string;
  readonly kind: DutyPhoneKind;
}

export interface DutyPhoneFailure extends Failure {
  /** `missing`: nobody is named for this time. `outdated`: the entry has ended, or has not begun. */
  readonly code: 'dutyPhoneMissing' | 'dutyPhoneOutdated';
}

const HINT = '请用其他方式告知并记录；同时请班长更新值守表（resources/rosters/duty.json）。';

/**
 * The phone that is on duty for `party` at `now`. The round-the-clock phone comes first, as it always answers; then
 * the working-day phone in its hours, else the holiday contact. A day whose calendar is not published counts by its weekday:
 * unlike a deadline, a wrong number costs one call and is seen at once.
 */
export function dutyPhone(
  roster: Roster,
  party: DutyParty,
  now: Millis,
  calendar: Calendar,
): Result<DutyPhone, DutyPhoneFailure> {
  const entries = entriesOf(roster, party);
  const today = textOfDay(dayOf(now));
  const entry = entries.find(({ validFrom, validUntil }) => validFrom <= today && today <= validUntil);
  if (entry === undefined) return fail(entries.length === 0 ? MISSING : outdated(entries, today));
  const { roundTheClock, workingDay, holiday } = entry;
  if (roundTheClock !== undefined) return ok({ number: roundTheClock, kind: 'roundTheClock' });
  if (workingDay !== undefined && atWork(workingDay, now, calendar))
    return ok({ number: workingDay.number, kind: 'workingDay' });
  if (holiday !== undefined) return ok({ number: holiday, kind: 'holiday' });
  return fail(CLOSED);
}

const entriesOf = (roster: Roster, party: DutyParty): readonly (DutyEntry | GovernmentEntry)[] => {
  if (party !== 'government') return roster.departments.filter(({ department }) => department === party);
  return roster.government === null ? [] : [roster.government];
};

function atWork(
  { from, until }: NonNullable<DutyEntry['workingDay']>,
  now: Millis,
  calendar: Calendar,
): boolean {
  const day = dayOf(now);
  const kind = dayKind(calendar, day) ?? (isWeekend(day) ? 'weekend' : 'working');
  const minute = Math.floor((now - startOfDay(day)) / 60_000);
  return (kind === 'working' || kind === 'makeUp') && minutes(from) <= minute && minute < minutes(until);
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

const MISSING: DutyPhoneFailure = {
  code: 'dutyPhoneMissing',
  message: '值守表里没有这个单位的电话。',
  hint: HINT,
};
const CLOSED: DutyPhoneFailure = {
  code: 'dutyPhoneMissing',
  message: '值守表里没有这个单位现在这个时段的电话。',
  hint: HINT,
};

function outdated(entries: readonly (DutyEntry | GovernmentEntry)[], today: string): DutyPhoneFailure {
  const ended = entries.map(({ validUntil }) => validUntil).filter((day) => day < today);
  const last = ended.toSorted().at(-1);
  return {
    code: 'dutyPhoneOutdated',
    message:
      last === undefined
        ? '值守表里这个单位的电话还没有生效。'
        : `值守表里这个单位的电话到${last}为止，已经过期。`,
    hint: HINT,
  };
}
