import { z } from 'zod';
import { emergencyIdSchema, sourceSchema, versionSchema, wordsSchema } from './common';

export const emergencyLineSchema = z
  .strictObject({
    id: emergencyIdSchema,
    name: wordsSchema,
    /** Dialled digits where fixed nationally; null where the city's own number stands in the settings. */
    number: z
      .string()
      .regex(/^\d{3,12}$/)
      .nullable(),
    clause: z.string().min(1),
  })
  .readonly();

export const emergencyFileSchema = z
  .strictObject({
    source: sourceSchema,
    version: versionSchema,
    lines: z.array(emergencyLineSchema).readonly(),
  })
  .readonly();
