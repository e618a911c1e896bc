import { z } from 'zod';

export const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly();

/** Where a list was taken from, so that an auditor can find the page. */
export const sourceSchema = z
  .strictObject({ title: z.string().min(1), annex: z.string().min(1), name: z.string().min(1) })
  .readonly();

export const versionSchema = z.string().min(1);

/** `12345-01` … `12345-17`, `110-01` … `110-07`: the list and the 序号. */
export const rowCodeSchema = z.string().regex(/^(12345|110)-\d{2}$/);

/** A row's code and the item's number in it: `12345-01.03`. */
export const itemCodeSchema = z.string().regex(/^(12345|110)-\d{2}\.\d{2}$/);

/** The 序号 of a department in annex 2. */
export const departmentNoSchema = z.int().min(1);

export const emergencyIdSchema = z.enum(['119', '120', '122', 'water', 'power', 'gas']);

export const answerSchema = z.enum(['yes', 'no', 'unsure']);
