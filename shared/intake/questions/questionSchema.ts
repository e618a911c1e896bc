import { z } from 'zod';
import { rowCodeSchema, wordsSchema } from '../../diversion/schema/common';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

/** What of the form a `field` question asks for. */
export const askedFieldSchema = z.enum(['narrative', 'place', 'callbackNumber', 'callerName']);

/** An answer that puts somebody in danger: it raises the gate with these kinds, as F10 would. */
const danger = z.strictObject({ answer: id, kinds: z.array(z.string().min(1)).min(1).readonly() }).readonly();

const common = { id, ask: wordsSchema };

const optionSchema = z.strictObject({ id, text: wordsSchema }).readonly();

export const questionSchema = z.discriminatedUnion('kind', [
  /** Yes, no, unsure: keys of their own. */
  z.strictObject({ ...common, kind: z.literal('yesNo'), danger: danger.optional() }).readonly(),
  z
    .strictObject({
      ...common,
      kind: z.literal('choice'),
      options: z.array(optionSchema).min(2).max(5).readonly(),
      danger: danger.optional(),
    })
    .readonly(),
  /** Answered by what is written in the form. */
  z.strictObject({ ...common, kind: z.literal('field'), field: askedFieldSchema }).readonly(),
  z.strictObject({ ...common, kind: z.literal('number'), unit: wordsSchema }).readonly(),
]);

const version = z.string().min(1);

export const sideQuestionsSchema = z
  .strictObject({
    version,
    side: z.enum(['12345', '110']),
    /** The words of the greeting. */
    opening: wordsSchema,
    /** Asked in this order, whatever the matter. */
    first: z.array(questionSchema).min(1).readonly(),
  })
  .readonly();

export const rowQuestionsSchema = z
  .strictObject({
    version,
    rows: z
      .array(
        z
          .strictObject({ row: rowCodeSchema, questions: z.array(questionSchema).min(1).readonly() })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

export type Question = z.output<typeof questionSchema>;
export type AskedField = z.output<typeof askedFieldSchema>;
export type SideQuestions = z.output<typeof sideQuestionsSchema>;
export type RowQuestions = z.output<typeof rowQuestionsSchema>;
