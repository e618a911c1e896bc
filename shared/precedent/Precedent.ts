import { z } from 'zod';
import { departmentNoSchema, itemCodeSchema, rowCodeSchema } from '../diversion/schema/common';

const text = z.string().min(1).max(1_000);
const day = z.iso.date();

/**
 * What a coordination decided (三（三）2): a matter that no rule gave to anybody has a main department and
 * assisting ones from then on. Departments by their 序号 in annex 2.
 */
export const precedentSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,40}$/),
    /** Made up for practice and tests; never binds anybody in real service. */
    example: z.boolean().exactOptional(),
    title: text,
    /** The matter in the words of those who reported it. */
    narrative: text,
    /** Words that name the matter: one of them must be in the caller's words for the precedent to bind. */
    words: z.array(z.string().min(2).max(20)).min(1).max(30).readonly(),
    rows: z.array(rowCodeSchema).min(1).readonly(),
    items: z.array(itemCodeSchema).readonly(),
    main: departmentNoSchema,
    assisting: z.array(departmentNoSchema).readonly(),
    decision: text,
    clause: z.string().min(1).max(64),
    /** Division whose government convened: the precedent is its own. `510000` for the whole province. */
    division: z.string().regex(/^\d{6}$/),
    place: z.string().max(200),
    decidedOn: day,
    /** Last day on which it is followed; missing: until it is withdrawn. */
    validUntil: day.exactOptional(),
  })
  .readonly();

export type Precedent = z.output<typeof precedentSchema>;

/** What an order keeps of the precedent that binds it. */
export interface BindingPrecedent {
  readonly id: string;
  readonly title: string;
  readonly decidedOn: string;
  readonly clause: string;
  readonly main: number;
}

export const bindingOf = ({ id, title, decidedOn, clause, main }: Precedent): BindingPrecedent => ({
  id,
  title,
  decidedOn,
  clause,
  main,
});
