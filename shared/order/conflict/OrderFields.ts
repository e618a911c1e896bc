import type { Level } from '../../intake/IntakeEvent';
import type { IntakeForm } from '../../intake/IntakeForm';
import type { OrderContent } from '../OrderEvent';

/** What a person can write anew on an order: the form and the level. Whose it is was decided in the call. */
export interface OrderFields extends IntakeForm {
  readonly level: Level;
}

export type OrderField = keyof OrderFields;

/** In the order of the page. */
export const ORDER_FIELDS: readonly OrderField[] = [
  'narrative',
  'place',
  'division',
  'callerName',
  'callbackNumber',
  'kind',
  'level',
];

export const fieldsOf = ({ form, level }: OrderContent): OrderFields => ({ ...form, level });

export function withFields(content: OrderContent, fields: Partial<OrderFields>): OrderContent {
  const { level, ...form } = { ...fieldsOf(content), ...fields };
  return { ...content, form, level };
}
