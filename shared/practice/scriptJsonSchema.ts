import { z } from 'zod';
import { practiceScriptSchema } from './practiceScriptSchema';

/** The line with which a script tells an editor where its JSON Schema is; the program reads none of it. */
export const SCHEMA_LINE = '# yaml-language-server: $schema=../schema/practice-script.schema.json';

/** JSON Schema (draft 2020-12) of a script, for editors; what the program checks is the zod schema itself. */
export const scriptJsonSchema = (): unknown => z.toJSONSchema(practiceScriptSchema, { io: 'input' });
