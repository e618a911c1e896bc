import { z } from 'zod';
import type { ListFile } from './loadLists';
import { departmentsFileSchema } from './schema/departments';
import { diversionFileSchema } from './schema/diversion';
import { emergencyFileSchema } from './schema/emergency';
import { overlapsFileSchema } from './schema/overlaps';

const FILES: Readonly<Record<ListFile, z.ZodType>> = {
  'diversion.json': diversionFileSchema,
  'departments.json': departmentsFileSchema,
  'overlaps.json': overlapsFileSchema,
  'emergency.json': emergencyFileSchema,
};

/** JSON Schema (draft 2020-12) of a list file, for editors; what the program checks is the zod schema itself. */
export const jsonSchemaOf = (file: ListFile): unknown => z.toJSONSchema(FILES[file], { io: 'input' });
