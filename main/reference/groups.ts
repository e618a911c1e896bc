/** Main process, browser-seat host and command line. Which files belong together, and what stands in for broken ones. */
import type { ReferenceData } from '@shared/contract/ReferenceData';
import { LIST_FILES, loadLists } from '@shared/diversion/loadLists';
import { DIVISION_FILES, readDivisionFiles } from '@shared/intake/place/loadDivisions';
import { loadQuestions, QUESTION_FILES } from '@shared/intake/questions/loadQuestions';
import { loadKnowledge } from '@shared/knowledge/loadKnowledge';
import { readCalendarFile } from '@shared/order/clock/loadCalendar';
import { loadRules } from '@shared/order/clock/loadRules';
import type { DayText } from '@shared/order/clock/shanghaiTime';
import { loadRoster } from '@shared/order/roster/loadRoster';
import type { ReferenceContents } from '@shared/reference/ReferenceContents';
import type { FileGroup } from './readGroup';

export const LISTS: FileGroup<(typeof LIST_FILES)[number], ReferenceData['lists']> = {
  name: 'lists',
  folder: 'lists',
  files: LIST_FILES,
  load: loadLists,
};
export const CALENDAR: FileGroup<'cn.json', ReferenceData['calendar']> = {
  name: 'calendar',
  folder: 'calendar',
  files: ['cn.json'],
  load: (texts) => readCalendarFile(texts['cn.json']),
};
export const RULES: FileGroup<'deadlines.json', ReferenceData['rules']> = {
  name: 'rules',
  folder: 'rules',
  files: ['deadlines.json'],
  load: (texts) => loadRules(texts['deadlines.json']),
};
export const DIVISIONS: FileGroup<(typeof DIVISION_FILES)[number], ReferenceData['divisions']> = {
  name: 'regions',
  folder: 'regions',
  files: DIVISION_FILES,
  load: readDivisionFiles,
};
export const ROSTER: FileGroup<'duty.json', ReferenceData['roster']> = {
  name: 'rosters',
  folder: 'rosters',
  files: ['duty.json'],
  load: (texts) => loadRoster(texts['duty.json']),
};

/** A row without questions is a fault, so the questions are held against the lists that are in use. */
export const questionsGroup = (
  rowCodes: readonly string[],
): FileGroup<(typeof QUESTION_FILES)[number], ReferenceData['questions']> => ({
  name: 'questions',
  folder: 'questions',
  files: QUESTION_FILES,
  load: (texts) => loadQuestions(texts, rowCodes),
});

/** Entries name rows, so they are held against the lists that are in use. */
export const knowledgeGroup = (
  rowCodes: readonly string[],
): FileGroup<'entries.json', ReferenceContents['knowledge']> => ({
  name: 'knowledge',
  folder: 'knowledge',
  files: ['entries.json'],
  load: (texts) => loadKnowledge(texts['entries.json'], rowCodes),
});

const NO_OPENING = { opening: { zh: '', en: '' }, first: [] };

/** What a seat works with where a file is broken and was never good: it says what it does not know. */
export const NOTHING: Omit<ReferenceContents, 'lists' | 'precedents'> = {
  calendar: { country: 'CN', timeZone: 'Asia/Shanghai', version: '1970-01-01' as DayText, years: [] },
  rules: { version: '', linkage: [], ordinary: [] },
  divisions: [],
  knowledge: { version: '', entries: [] },
  questions: { sides: { '12345': NO_OPENING, '110': NO_OPENING }, rows: {} },
  roster: { version: '', sample: false, note: '', government: null, departments: [] },
};
