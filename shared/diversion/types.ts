import type { z } from 'zod';
import type { answerSchema, wordsSchema } from './schema/common';
import type { departmentSchema, departmentsFileSchema } from './schema/departments';
import type { diversionFileSchema, rowSchema, scopeItemSchema } from './schema/diversion';
import type { emergencyFileSchema, emergencyLineSchema } from './schema/emergency';
import type { consequenceSchema, overlapSchema, overlapsFileSchema } from './schema/overlaps';

/** One text in both languages of the screen. */
export type Words = z.output<typeof wordsSchema>;
/** What a caller's answer to an overlap's question can be: keys 1, 2, 3. */
export type OverlapAnswer = z.output<typeof answerSchema>;
/** One of the 24 事项类别 of annex 3. */
export type DiversionRow = z.output<typeof rowSchema>;
/** One entry of a row's 受理范围; `before + name + after` stands in the row's text, in this order. */
export type ScopeItem = z.output<typeof scopeItemSchema>;
/** One of the 23 联动部门 of annex 2. */
export type Department = z.output<typeof departmentSchema>;
/** A matter that both lists name, and the one question that decides it. */
export type Overlap = z.output<typeof overlapSchema>;
/** Where an answer leads: an owner, or the three-party call. */
export type Consequence = z.output<typeof consequenceSchema>;
/** A line of the emergency linkage, 三（五）. `number` is null where it is local and stands in the settings. */
export type EmergencyLine = z.output<typeof emergencyLineSchema>;

export type DiversionFile = z.output<typeof diversionFileSchema>;
export type DepartmentsFile = z.output<typeof departmentsFileSchema>;
export type OverlapsFile = z.output<typeof overlapsFileSchema>;
export type EmergencyFile = z.output<typeof emergencyFileSchema>;

/** All official lists, checked against their schemas and against each other. */
export interface Lists {
  readonly rows: readonly DiversionRow[];
  readonly departments: readonly Department[];
  readonly overlaps: readonly Overlap[];
  readonly emergency: readonly EmergencyLine[];
  /** Words between the items of a row (等, 和, 如 …), for the check that no word of a row is lost. */
  readonly connectives: readonly string[];
}
