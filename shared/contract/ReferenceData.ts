import type { Lists } from '../diversion/types';
import type { DivisionsFile } from '../intake/place/divisionSchema';
import type { QuestionBook } from '../intake/questions/QuestionBook';
import type { CalendarFile } from '../order/clock/calendarSchema';
import type { DeadlineRules } from '../order/clock/rulesSchema';
import type { Roster } from '../order/roster/rosterSchema';

/**
 * Official data as the host has checked it. Plain values, as they go over a socket: `calendarOf(calendar)` and
 * `divisionsOf(divisions)` make the tables. Only the lists can keep a seat from starting; of the rest, what is
 * broken and was never good comes empty, with a problem in `session.open`.
 */
export interface ReferenceData {
  readonly lists: Lists;
  /** Without a year: every count of working days is answered with `calendarUnknown`. */
  readonly calendar: CalendarFile;
  readonly rules: DeadlineRules;
  readonly divisions: readonly DivisionsFile[];
  readonly questions: QuestionBook;
  readonly roster: Roster;
}
