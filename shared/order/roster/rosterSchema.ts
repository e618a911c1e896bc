import { z } from 'zod';
import { dayTextSchema } from '../clock/calendarSchema';

/** Digits as they are dialled. */
const numberSchema = z.string().regex(/^\d{3,20}$/);
const clockTextSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Who is rung on working days, between two times of the wall clock in Asia/Shanghai: from included, until not. */
export const workingDayPhoneSchema = z
  .strictObject({ number: numberSchema, from: clockTextSchema, until: clockTextSchema })
  .readonly();

const phones = {
  /** 24 小时值守电话; absent where the department has none, which those with rescue duties must not. */
  roundTheClock: numberSchema.exactOptional(),
  workingDay: workingDayPhoneSchema.exactOptional(),
  /** 节假日联系人: rung on days off and outside the working hours. */
  holiday: numberSchema.exactOptional(),
  /** First and last day on which the entry holds, both included. */
  validFrom: dayTextSchema,
  validUntil: dayTextSchema,
};

export const dutyEntrySchema = z
  .strictObject({
    /** 序号 of annex 2. */
    department: z.int().min(1),
    /** Has rescue duties by annex 2: its round-the-clock phone may not be missing. */
    rescue: z.boolean(),
    ...phones,
  })
  .readonly();

export const governmentEntrySchema = z.strictObject({ name: z.string().min(1), ...phones }).readonly();

export const rosterFileSchema = z
  .strictObject({
    version: z.string().min(1),
    /** True: made-up numbers for practice. The desk says so wherever a number is shown. */
    sample: z.boolean(),
    note: z.string().min(1),
    /** The duty office of the government that 三（四）1–2 is reported to. */
    government: governmentEntrySchema.nullable(),
    departments: z.array(dutyEntrySchema).readonly(),
  })
  .readonly();

/** 值守表, `resources/rosters/duty.json`. */
export type Roster = z.output<typeof rosterFileSchema>;
export type DutyEntry = z.output<typeof dutyEntrySchema>;
export type GovernmentEntry = z.output<typeof governmentEntrySchema>;
