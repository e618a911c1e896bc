import { z } from 'zod';
import { dayTextSchema } from '../../order/clock/calendarSchema';

/** GB/T 2260: two digits each for province, prefecture, county. */
export const divisionCodeSchema = z.string().regex(/^[1-9]\d{5}$/);

export const divisionSchema = z
  .strictObject({
    code: divisionCodeSchema,
    name: z.string().min(2),
    /** Syllables apart by spaces, where the usual reading of the characters is not the place's: 筠连 `jun lian`. */
    pinyin: z
      .string()
      .regex(/^[a-z]+( [a-z]+)*$/)
      .exactOptional(),
    /** First day of its validity; absent where it was valid when the file's coverage begins. */
    from: dayTextSchema.exactOptional(),
    /** First day that it is no longer valid. */
    until: dayTextSchema.exactOptional(),
    /** The code that took its area over. */
    successor: divisionCodeSchema.exactOptional(),
    /** The document that changed it. */
    basis: z.string().min(1).exactOptional(),
  })
  .readonly();

export const divisionsFileSchema = z
  .strictObject({
    source: z
      .strictObject({
        title: z.string().min(1),
        standard: z.literal('GB/T 2260'),
        publisher: z.string().min(1),
        url: z.url(),
      })
      .readonly(),
    version: z.string().min(1),
    /** Changes between these days are in the file; what changed later is not known to it. */
    covers: z.strictObject({ from: dayTextSchema, to: dayTextSchema }).readonly(),
    divisions: z.array(divisionSchema).min(1).readonly(),
  })
  .readonly();

export type DivisionsFile = z.output<typeof divisionsFileSchema>;
export type DivisionEntry = z.output<typeof divisionSchema>;
