// What the argument of each call must look like. The type maps are in calls.ts; callArguments.test.ts holds the
// two together, so that a schema can't let through more or less than its type says.
import { z } from 'zod';
import type { CallId, OrderId } from '../kernel/ids';
import type { CallName, Calls } from './calls';
import { intakeEvent } from './schema/intake';
import { phoneCommand, phoneFacts, phoneStatus } from './schema/phone';
import { settingsChange } from './schema/settings';
import { code, idOf, sentence, shortText } from './schema/text';

const nothing = z.strictObject({});
const call = idOf<CallId>();

export const ARGUMENTS = {
  'session.open': nothing,
  'reference.read': nothing,
  'settings.write': z.strictObject({ settings: settingsChange }),
  'phone.command': z.strictObject({ command: phoneCommand }),
  'intake.record': z.strictObject({ call, event: intakeEvent }),
  'call.read': z.strictObject({ call }),
  'order.list': z.strictObject({ query: shortText, limit: z.number().int().min(1).max(500) }),
  'order.read': z.strictObject({ order: idOf<OrderId>() }),
  'seat.set': z.strictObject({
    to: z.enum(['available', 'pause', 'offline']),
    reason: sentence.optional(),
  }),
  'seat.confirmMissed': nothing,
  'practice.scripts': nothing,
  'practice.ring': z.strictObject({ script: code }),
  'phone.config': nothing,
  'phone.facts': phoneFacts,
  'phone.report': z.strictObject({ status: phoneStatus }),
  'phone.ownCalls': z.strictObject({ calls: z.array(call).max(100).readonly() }),
} as const satisfies { readonly [K in CallName]: z.ZodType<Calls[K]['arg']> };
