import { z } from 'zod';
import { dayTextSchema } from './calendarSchema';

const clauseSchema = z.string().min(1);
const workingDaysSchema = z.int().min(1).max(365);

/** Levels 1 and 2: the plan itself names the time limits. */
export const linkageRuleSchema = z
  .strictObject({
    level: z.union([z.literal(1), z.literal(2)]),
    clause: clauseSchema,
    /** The words of the plan that the figures were taken from. */
    text: z.string().min(1),
    firstResponseHours: z.int().min(1).max(72),
    progressWorkingDays: workingDaysSchema,
  })
  .readonly();

/** Level 3: the rule of the hotline that is in force on the day of the start. */
export const ordinaryRuleSchema = z
  .strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    /** The number of the document; null where no source at hand names it. */
    number: z.string().min(1).nullable(),
    clause: clauseSchema,
    /** First day in force. */
    from: dayTextSchema,
    /** First day no longer in force; null where no end is known. */
    until: dayTextSchema.nullable(),
    /** `month`: the sources name the month alone, and `from` and `until` are its first days. */
    precision: z.enum(['day', 'month']),
    note: z.string().min(1),
    /** By kind of demand; null where the limits of the rule are not known. */
    workingDays: z
      .strictObject({
        consultation: workingDaysSchema,
        help: workingDaysSchema,
        suggestion: workingDaysSchema,
        complaint: workingDaysSchema,
        report: workingDaysSchema,
      })
      .readonly()
      .nullable(),
    firstResponseHours: z.int().min(1).max(240).exactOptional(),
  })
  .readonly();

export const rulesFileSchema = z
  .strictObject({
    version: z.string().min(1),
    linkage: z.array(linkageRuleSchema).readonly(),
    ordinary: z.array(ordinaryRuleSchema).readonly(),
  })
  .readonly();

/** Time limits as dated data, `resources/rules/deadlines.json`. */
export type DeadlineRules = z.output<typeof rulesFileSchema>;
export type OrdinaryRule = z.output<typeof ordinaryRuleSchema>;
/** 咨询 求助 建议 投诉 举报. */
export type DemandKind = keyof NonNullable<OrdinaryRule['workingDays']>;

export const DEMAND_KINDS: readonly DemandKind[] = [
  'consultation',
  'help',
  'suggestion',
  'complaint',
  'report',
];
