import { z } from 'zod';
import { wordsSchema } from '../../diversion/schema/common';
import { TIMED_CHECKS } from '../practiceScriptSchema';

/** What the program judges by the recorded events. Each is a function of its own in `checks.ts`. */
export const CHECKS = [
  'answered',
  'firstQuestion',
  'place',
  'callback',
  'danger',
  'row',
  'item',
  'side',
  'consent',
  'ladder',
  'level',
  'facts',
  'forbidden',
  'ending',
  'totalTime',
  'linked',
  'departments',
  'settled',
  'promise',
  'hands',
] as const;

const itemSchema = z
  .strictObject({
    id: z.string().regex(/^[a-zA-Z]+$/),
    /** `trainer`: judged by a person who listens. */
    check: z.enum([...CHECKS, 'trainer']),
    weight: z.int().min(1).max(100),
    /** Seconds; for the checks of time. */
    limitS: z.number().positive().optional(),
    /** Mouse buttons pressed at the most; for the check of hands. */
    most: z.int().min(0).optional(),
    title: wordsSchema,
    /** What to do otherwise next time. */
    advice: wordsSchema,
    /** Of the plan or a standard: why it counts. */
    clause: z.string().min(1),
  })
  .readonly();

const partSchema = z.number().min(0).max(1);
const thresholdsSchema = z
  .strictObject({ partial: partSchema, low: partSchema, nonCompliant: partSchema })
  .readonly();

const TIMED: ReadonlySet<string> = new Set(TIMED_CHECKS);

/** Weights sum to 100, ids are unique, checks of time have a limit and the others none. */
export const rubricSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.int().min(1),
    title: wordsSchema,
    /** For a certificate of each side: at most these shares of its runs in the lower grades, 0 to 1. */
    certificate: z.strictObject({ '12345': thresholdsSchema, '110': thresholdsSchema }).readonly().optional(),
    items: z.array(itemSchema).min(1).readonly(),
  })
  .readonly()
  .superRefine(({ items }, context) => {
    const sum = items.reduce((all, { weight }) => all + weight, 0);
    if (sum !== 100)
      context.addIssue({ code: 'custom', path: ['items'], message: `the weights sum to ${sum}, not to 100` });
    if (new Set(items.map(({ id }) => id)).size < items.length)
      context.addIssue({ code: 'custom', path: ['items'], message: 'two items have the same id' });
    items.forEach(({ check, limitS, most }, index) => {
      if ((check === 'hands') !== (most !== undefined))
        context.addIssue({
          code: 'custom',
          path: ['items', index, 'most'],
          message: check === 'hands' ? 'this check needs a number' : 'this check counts nothing',
        });
      if (TIMED.has(check) !== (limitS !== undefined))
        context.addIssue({
          code: 'custom',
          path: ['items', index, 'limitS'],
          message: TIMED.has(check) ? 'this check needs a limit' : 'this check has no limit',
        });
    });
  });

export type Rubric = z.output<typeof rubricSchema>;
export type RubricItem = z.output<typeof itemSchema>;
export type CheckName = (typeof CHECKS)[number];
