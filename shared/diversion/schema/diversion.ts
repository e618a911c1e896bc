import { z } from 'zod';
import { departmentNoSchema, itemCodeSchema, rowCodeSchema, sourceSchema, versionSchema } from './common';

export const scopeItemSchema = z
  .strictObject({
    code: itemCodeSchema,
    /** Word for word from the row's text. */
    name: z.string().min(1),
    /** Words of the text that stand before the name and belong to it too: 「车辆」 for 「没电」. */
    before: z.string().min(1).optional(),
    /** Words of the text that complete the name: 「公共设备设施故障损坏」 for 「供排水」. */
    after: z.string().min(1).optional(),
    /** The item that this one is an example of, 「（如…）」. */
    under: itemCodeSchema.optional(),
    departments: z.array(departmentNoSchema).min(1).readonly(),
  })
  .readonly();

export const rowSchema = z
  .strictObject({
    code: rowCodeSchema,
    list: z.enum(['12345', '110']),
    no: z.int().min(1),
    name: z.string().min(1),
    clause: z.string().min(1),
    /** The 受理范围, word for word. */
    text: z.string().min(1),
    departments: z.array(departmentNoSchema).min(1).readonly(),
    items: z.array(scopeItemSchema).min(1).readonly(),
  })
  .readonly();

export const diversionFileSchema = z
  .strictObject({
    source: sourceSchema,
    version: versionSchema,
    connectives: z.array(z.string().min(1)).readonly(),
    rows: z.array(rowSchema).readonly(),
  })
  .readonly();
