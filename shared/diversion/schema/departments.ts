import { z } from 'zod';
import { departmentNoSchema, sourceSchema, versionSchema } from './common';

export const departmentSchema = z
  .strictObject({ no: departmentNoSchema, name: z.string().min(1), duty: z.string().min(1) })
  .readonly();

export const departmentsFileSchema = z
  .strictObject({
    source: sourceSchema,
    version: versionSchema,
    departments: z.array(departmentSchema).min(1).readonly(),
  })
  .readonly();
