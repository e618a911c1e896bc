/** Command line: `clock`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Level } from '@shared/intake/IntakeEvent';
import { type ClockFailure, type Deadlines, deadlines } from '@shared/order/clock/deadlines';
import { loadCalendar } from '@shared/order/clock/loadCalendar';
import { loadRules } from '@shared/order/clock/loadRules';
import type { DataProblem } from '@shared/order/clock/readDataFile';
import { DEMAND_KINDS, type DemandKind } from '@shared/order/clock/rulesSchema';
import { isoShanghai, parseInstant } from '@shared/order/clock/shanghaiTime';
import type { Command } from '../command';

const CALENDAR = 'calendar/cn.json';
const RULES = 'rules/deadlines.json';

export const clockCommand: Command = {
  name: 'clock',
  summary: 'tells the deadlines of a matter from its level and when its clock started',
  help: `Usage: npm run -s cli -- clock --level <1|2|3> --start <time> [--kind <kind>]

Prints {"firstResponse", "progress"} as one JSON line on standard output, both in ISO 8601 with +08:00
(Asia/Shanghai, whatever the time zone of the machine).

  --level   1, 2 or 3 (三（四）1 to 3 of the plan)
  --start   when the clock started, with its offset: 2026-09-30T17:30:00+08:00
  --kind    level 3 only, and needed there: ${DEMAND_KINDS.join(', ')}

firstResponse  wall-clock hours after the start; null where no rule asks for one (level 3)
progress       24:00 of the last working day, written as 00:00 of the day after: the end of 2026-10-09 is
               2026-10-10T00:00:00+08:00. The day of the start is not counted; holidays and make-up
               working days follow the national calendar.

Exit code: 0 printed; 1 it cannot be told (no such time, kind missing, calendar of the year not published,
limits of the rule not known, data file broken), with the reason on the error stream; 2 wrong usage.
`,
  run(args, { resourcesDir, out, err }) {
    const options = {
      level: { type: 'string' },
      start: { type: 'string' },
      kind: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const asked = readQuestion(values);
    if (typeof asked === 'string') {
      err(`${asked}\n`);
      return 1;
    }
    const calendar = loadCalendar(textOf(join(resourcesDir, CALENDAR)));
    const rules = loadRules(textOf(join(resourcesDir, RULES)));
    if (!calendar.ok || !rules.ok) {
      if (!calendar.ok) err(faults(CALENDAR, calendar.error));
      if (!rules.ok) err(faults(RULES, rules.error));
      return 1;
    }
    const found = deadlines(asked, calendar.value, rules.value);
    if (found.ok) out(`${JSON.stringify(printed(found.value))}\n`);
    else err(`${sentence(found.error)}\n`);
    return found.ok ? 0 : 1;
  },
};

/** A missing file reads as an empty one, which the loader refuses with the file's name. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

interface Question {
  readonly level: Level;
  readonly start: number;
  readonly kind?: DemandKind;
}

interface Typed {
  readonly level?: string | undefined;
  readonly start?: string | undefined;
  readonly kind?: string | undefined;
}

/** What was asked, or the sentence that says what is wrong with it. */
function readQuestion({ level, start, kind }: Typed): Question | string {
  const number = ([1, 2, 3] as const).find((known) => String(known) === level);
  if (number === undefined) return `--level must be 1, 2 or 3, not ${quoted(level)}.`;
  const at = start === undefined ? undefined : parseInstant(start);
  if (at === undefined)
    return `--start must be a time that exists, with its offset, like 2026-09-30T17:30:00+08:00, not ${quoted(start)}.`;
  if (kind === undefined) return { level: number, start: at };
  const known = DEMAND_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) return `--kind must be one of ${DEMAND_KINDS.join(', ')}, not ${quoted(kind)}.`;
  return { level: number, start: at, kind: known };
}

const quoted = (text: string | undefined): string => (text === undefined ? 'left out' : `“${text}”`);

const printed = ({ firstResponse, progress }: Deadlines) => ({
  firstResponse: firstResponse === undefined ? null : isoShanghai(firstResponse),
  progress: isoShanghai(progress),
});

/** The failure's own message is for the desk, in Chinese; the command line speaks English throughout. */
function sentence({ code, about }: ClockFailure): string {
  const sentences: Readonly<Record<ClockFailure['code'], string>> = {
    calendarUnknown: `The holidays of ${about} are not in the calendar (${CALENDAR}), so the deadline cannot be told.`,
    kindMissing: `Level 3 needs --kind: one of ${DEMAND_KINDS.join(', ')}.`,
    ruleUnknown: `No rule for this is known that was in force on ${about} (${RULES}).`,
    limitUnknown: `The time limits of the rule in force on ${about} are not known (${RULES}).`,
  };
  return sentences[code];
}

const faults = (file: string, problems: readonly DataProblem[]): string =>
  problems
    .map(({ line, path, message }) => `${file}:${line}: ${path === '' ? '' : `${path}: `}${message}\n`)
    .join('');
