import { z } from 'zod';
import { rowCodeSchema } from '../diversion/schema/common';
import { dayTextSchema } from '../order/clock/calendarSchema';

/** One question, one answer (四（二）). */
export const knowledgeEntrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,60}$/),
    title: z.string().min(1).max(200),
    /** Paragraphs, one a line; `## ` begins a heading, `- ` a point, `**` stands around what is bold. */
    body: z.string().min(1).max(20_000),
    /** Rows of annex 3 that it belongs to; none: it is found by its words alone. */
    rows: z.array(rowCodeSchema).readonly(),
    /** GB/T 2260, each with all that is below it; none: everywhere. */
    divisions: z.array(z.string().regex(/^\d{6}$/)).readonly(),
    source: z
      .strictObject({
        title: z.string().min(1).max(200),
        clause: z.string().min(1).max(64).exactOptional(),
        /** The department that keeps it, 序号 of annex 2. */
        department: z.int().min(1).exactOptional(),
      })
      .readonly(),
    /** First and last day on which it holds, both included; absent: no such end. */
    from: dayTextSchema.exactOptional(),
    until: dayTextSchema.exactOptional(),
  })
  .readonly();

export const knowledgeFileSchema = z
  .strictObject({
    version: z.string().min(1),
    entries: z.array(knowledgeEntrySchema).max(20_000).readonly(),
  })
  .readonly();

export type KnowledgeEntry = z.output<typeof knowledgeEntrySchema>;
/** 知识库, `resources/knowledge/entries.json`. */
export type KnowledgeBook = z.output<typeof knowledgeFileSchema>;

/** JSON Schema (draft 2020-12) of the file, for editors: `resources/schema/knowledge.schema.json`. */
export const knowledgeJsonSchema = (): unknown =>
  z.toJSONSchema(knowledgeFileSchema, { io: 'input', unrepresentable: 'any' });
