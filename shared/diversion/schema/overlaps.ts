import { z } from 'zod';
import {
  emergencyIdSchema,
  itemCodeSchema,
  rowCodeSchema,
  sourceSchema,
  versionSchema,
  wordsSchema,
} from './common';

/** Nobody guesses: the owner is settled in the call of all three, 三（二）2. */
export const threePartySchema = z.strictObject({ threeParty: z.literal(true) }).readonly();

export const ownerSchema = z
  .strictObject({
    owner: z.enum(['12345', '110']),
    /** The owner's row; absent where the row that was chosen stays. */
    row: rowCodeSchema.optional(),
    /** Lines to call before anything else. */
    first: z.array(emergencyIdSchema).min(1).readonly().optional(),
  })
  .readonly();

export const consequenceSchema = z.union([ownerSchema, threePartySchema], {
  error: 'must be {"owner": "110" or "12345", …} or {"threeParty": true}',
});

export const overlapSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    matter: wordsSchema,
    rows12345: z.array(rowCodeSchema).min(1).readonly(),
    rows110: z.array(rowCodeSchema).min(1).readonly(),
    question: wordsSchema,
    yes: consequenceSchema,
    no: consequenceSchema,
    unsure: threePartySchema,
    clause: z.string().min(1),
    /** Words that callers use when this overlap applies. */
    keywords: z.array(z.string().min(1)).readonly(),
    /** The items of its rows that it applies to. */
    items: z.array(itemCodeSchema).min(1).readonly(),
    /** `false`: a row without an item does not ask it, unless the caller's words bring it in. */
    askedForRow: z.boolean().optional(),
    /** Why it is here although the table of the domain does not have it. */
    reason: wordsSchema.optional(),
  })
  .readonly();

export const overlapsFileSchema = z
  .strictObject({ source: sourceSchema, version: versionSchema, overlaps: z.array(overlapSchema).readonly() })
  .readonly();
