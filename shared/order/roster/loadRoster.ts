import type { Result } from '../../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from '../clock/readDataFile';
import { type DutyEntry, type GovernmentEntry, type Roster, rosterFileSchema } from './rosterSchema';

/** Reads the text of `resources/rosters/duty.json`. */
export const loadRoster = (text: string): Result<Roster, readonly DataProblem[]> =>
  readDataFile(text, rosterFileSchema, checkRoster);

function checkRoster({ government, departments }: Roster): readonly DataFinding[] {
  const office = government === null ? [] : checkPhones(government, ['government']);
  return [...office, ...departments.flatMap((entry, at) => checkEntry(entry, departments.slice(0, at), at))];
}

function checkEntry(entry: DutyEntry, before: readonly DutyEntry[], at: number): readonly DataFinding[] {
  const path = ['departments', at];
  const findings = [...checkPhones(entry, path)];
  if (entry.rescue && entry.roundTheClock === undefined)
    findings.push({ path, message: 'has rescue duties and no roundTheClock phone' });
  if (before.some((one) => one.department === entry.department && overlap(one, entry)))
    findings.push({
      path: [...path, 'validFrom'],
      message: `two entries of department ${entry.department} hold on one day`,
    });
  return findings;
}

function checkPhones(
  entry: DutyEntry | GovernmentEntry,
  path: readonly (string | number)[],
): readonly DataFinding[] {
  const findings: DataFinding[] = [];
  const { roundTheClock, workingDay, holiday, validFrom, validUntil } = entry;
  if (roundTheClock === undefined && workingDay === undefined && holiday === undefined)
    findings.push({ path, message: 'has no phone at all' });
  if (workingDay !== undefined && workingDay.until <= workingDay.from)
    findings.push({ path: [...path, 'workingDay', 'until'], message: 'ends before it begins' });
  if (validUntil < validFrom)
    findings.push({ path: [...path, 'validUntil'], message: 'ends before it begins' });
  return findings;
}

const overlap = (a: DutyEntry, b: DutyEntry): boolean =>
  a.validFrom <= b.validUntil && b.validFrom <= a.validUntil;
