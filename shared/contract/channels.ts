// The contract as data: which page may make a call, what its argument must look like, who hears a push.
// The type maps are in calls.ts; channels.test.ts holds the two together.
import { z } from 'zod';
import type { CallId, OrderId } from '../kernel/ids';
import type { CallName, Calls, Page, PushName } from './calls';
import { intakeEvent } from './schema/intake';
import { phoneCommand, phoneFacts, phoneStatus } from './schema/phone';
import { settingsChange } from './schema/settings';
import { code, idOf, sentence, shortText } from './schema/text';

const nothing = z.strictObject({});
const call = idOf<CallId>();
const DESK = ['desk'] as const;
const PHONE = ['phone'] as const;
const BOTH = ['desk', 'phone'] as const;

interface CallChannel<K extends CallName> {
  readonly from: readonly Page[];
  readonly arg: z.ZodType<Calls[K]['arg']>;
}

export const CALLS = {
  'session.open': { from: BOTH, arg: nothing },
  'reference.read': { from: DESK, arg: nothing },
  'settings.write': { from: DESK, arg: z.strictObject({ settings: settingsChange }) },
  'phone.command': { from: DESK, arg: z.strictObject({ command: phoneCommand }) },
  'intake.record': { from: DESK, arg: z.strictObject({ call, event: intakeEvent }) },
  'call.read': { from: BOTH, arg: z.strictObject({ call }) },
  'order.list': {
    from: DESK,
    arg: z.strictObject({ query: shortText, limit: z.number().int().min(1).max(500) }),
  },
  'order.read': { from: DESK, arg: z.strictObject({ order: idOf<OrderId>() }) },
  'seat.set': {
    from: DESK,
    arg: z.strictObject({ to: z.enum(['available', 'pause', 'offline']), reason: sentence.optional() }),
  },
  'seat.confirmMissed': { from: DESK, arg: nothing },
  'practice.scripts': { from: DESK, arg: nothing },
  'practice.ring': { from: DESK, arg: z.strictObject({ script: code }) },
  'phone.config': { from: PHONE, arg: nothing },
  'phone.facts': { from: PHONE, arg: phoneFacts },
  'phone.report': { from: PHONE, arg: z.strictObject({ status: phoneStatus }) },
  'phone.ownCalls': { from: PHONE, arg: z.strictObject({ calls: z.array(call).max(100).readonly() }) },
} as const satisfies { readonly [K in CallName]: CallChannel<K> };

/** Which pages hear a push. */
export const PUSHES = {
  events: BOTH,
  'phone.status': BOTH,
  'phone.command': PHONE,
  'seat.state': BOTH,
  'link.status': BOTH,
  'settings.changed': BOTH,
  handover: DESK,
  'practice.play': PHONE,
} as const satisfies { readonly [K in PushName]: readonly Page[] };

export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(CALLS, name);

export const isPushName = (name: unknown): name is PushName =>
  typeof name === 'string' && Object.hasOwn(PUSHES, name);

export const mayCall = (page: Page, name: CallName): boolean =>
  (CALLS[name].from as readonly Page[]).includes(page);

export const mayHear = (page: Page, name: PushName): boolean =>
  (PUSHES[name] as readonly Page[]).includes(page);
