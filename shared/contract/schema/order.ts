// What a page may ask of orders, their lists and missed calls.
import { z } from 'zod';
import type { OrderId } from '../../kernel/ids';
import { ORDER_VIEWS } from '../../order/OrderView';
import { code, idOf, longText, millis, phoneNumber, sentence, shortText } from './text';

const order = idOf<OrderId>();
const department = z.number().int().min(1).max(999);
const reason = z.strictObject({ reason: sentence });
const act = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

export const orderAction = z.discriminatedUnion('type', [
  act('submit', {}),
  act('discard', reason.shape),
  act('accept', {}),
  act('changeMatter', { row: code, item: code, reason: sentence }),
  act('undoMatter', {}),
  act('dispatch', {
    reason: sentence,
    escalation: z.enum(['outOfControl', 'otherDepartment']).optional(),
  }),
  act('assign', { departments: z.array(department).max(30).readonly(), reason: sentence }),
  act('respond', { stage: z.enum(['firstResponse', 'progress']), department: department.optional() }),
  act('result', { text: longText, department: department.optional() }),
  act('callBack', {
    reached: z.boolean(),
    satisfaction: z.enum(['satisfied', 'fair', 'dissatisfied', 'notAsked']).optional(),
    note: sentence,
  }),
  act('close', { result: longText, noCallBack: sentence.optional() }),
  act('reopen', reason.shape),
  act('supervise', { reason: sentence, until: millis.optional() }),
  act('liftSupervision', reason.shape),
  act('link', { number: code, kind: z.enum(['related', 'sameCaller', 'followUp']) }),
  act('unlink', { to: order }),
  act('merge', { number: code }),
  act('unmerge', reason.shape),
  act('markLinkage', { marked: z.boolean(), reason: sentence }),
  act('codes', { organisation: code, division: code }),
]);

export const orderFields = z.strictObject({
  narrative: longText,
  place: sentence,
  division: code,
  callerName: shortText,
  callbackNumber: phoneNumber,
  kind: z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', '']),
  level: z.literal([1, 2, 3]),
});

const view = z.enum(ORDER_VIEWS as readonly ['all', ...(typeof ORDER_VIEWS)[number][]]);
const filter = z.strictObject({
  level: z.literal([1, 2, 3]).optional(),
  state: z
    .enum([
      'draft',
      'open',
      'assigned',
      'dispatched',
      'accepted',
      'returned',
      'answered',
      'closed',
      'merged',
      'discarded',
    ])
    .optional(),
  row: code.optional(),
  linkage: z.literal(true).optional(),
});

export const orderFind = z.strictObject({
  view,
  query: shortText,
  filter,
  order: z.enum(['newest', 'oldest', 'due']),
  after: z.strictObject({ seq: z.number().int().min(0), dueAt: millis.optional() }).optional(),
  limit: z.number().int().min(1).max(500),
});

export const orderExport = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  view,
  query: shortText,
  filter,
  full: z.boolean(),
});

export const orderEdit = z.strictObject({
  order,
  base: z.number().int().min(1),
  fields: orderFields,
  reason: sentence,
  settled: z.number().int().min(1).optional(),
});

export const missedAction = z.discriminatedUnion('type', [
  act('claim', {}),
  act('release', {}),
  act('callBack', {}),
  act('close', { note: sentence }),
]);
