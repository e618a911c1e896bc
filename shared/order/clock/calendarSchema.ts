import { z } from 'zod';
import { type DayText, dayFromText } from './shanghaiTime';

export const dayTextSchema = z.custom<DayText>(
  (value) => typeof value === 'string' && dayFromText(value) !== undefined,
  { error: 'is not a day like 2026-02-14' },
);

export const yearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    /** Only what the State Council has published is in the file; a forecast has no place in it. */
    published: z.literal(true),
    source: z
      .strictObject({
        title: z.string().min(1),
        number: z.string().min(1),
        issuer: z.string().min(1),
        issued: dayTextSchema,
      })
      .readonly(),
    /** 放假: both ends are days off. */
    holidays: z
      .array(z.strictObject({ name: z.string().min(1), from: dayTextSchema, to: dayTextSchema }).readonly())
      .min(1)
      .readonly(),
    /** 调休上班: days of a weekend that are worked. */
    makeUpDays: z
      .array(z.strictObject({ date: dayTextSchema, for: z.string().min(1) }).readonly())
      .readonly(),
  })
  .readonly();

export const calendarFileSchema = z
  .strictObject({
    country: z.literal('CN'),
    timeZone: z.literal('Asia/Shanghai'),
    /** The day of the newest notice in the file. */
    version: dayTextSchema,
    years: z.array(yearSchema).min(1).readonly(),
  })
  .readonly();

export type CalendarFile = z.output<typeof calendarFileSchema>;
export type CalendarYear = z.output<typeof yearSchema>;
