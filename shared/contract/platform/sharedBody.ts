// What a shared event's body must hold before it may enter the log: the fields that folds and lists read. More is
// allowed; a type that is not here was made by a newer program.
import { z } from 'zod';
import type { AlertEvent } from '../../alerts/AlertEvent';
import { CALLER_FLAG_KINDS, type CallerEvent } from '../../caller/CallerEvent';
import type { IncidentEvent } from '../../incident/IncidentEvent';
import { fail, ok, type Result } from '../../kernel/result';
import type { OrderEvent } from '../../order/OrderEvent';
import { precedentSchema } from '../../precedent/Precedent';
import type { PrecedentEvent } from '../../precedent/PrecedentEvent';
import type { WorkTold } from '../../seat/lending/WorkTold';
import type { TeamRulesSet } from '../../seat/TeamRules';
import { teamRules } from '../schema/board';
import { longText, millis, phoneNumber, sentence, shortText } from '../schema/text';
import { type MessageFault, newer, unreadable } from './readMessage';

const side = z.enum(['12345', '110']);
const dutyParty = z.union([z.literal('government'), z.number().int()]);
const clock = { level: z.literal([1, 2, 3]), start: millis, clause: shortText };

const content = z.looseObject({
  form: z.looseObject({
    narrative: longText,
    place: sentence,
    division: shortText,
    callerName: shortText,
    callbackNumber: phoneNumber,
    kind: z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', '']),
  }),
  callerNumber: phoneNumber,
  row: shortText,
  item: shortText,
  owner: shortText,
  clause: sentence,
  level: z.literal([1, 2, 3]),
  dangerNow: z.boolean(),
  danger: z.array(shortText),
  attempts: z.array(z.looseObject({ step: shortText, target: phoneNumber, result: shortText })),
  linkage: z.boolean(),
});

const ORDER: { readonly [K in OrderEvent['type']]: z.ZodType } = {
  orderCreated: z.looseObject({ number: shortText, side, content, createdAt: millis.optional() }),
  orderEdited: z.looseObject({ content }),
  precedentApplied: z.looseObject({ precedent: z.looseObject({ id: shortText, title: sentence }) }),
  orderDispatched: z.looseObject({ to: side, reason: sentence }),
  orderAccepted: z.looseObject({ by: side }),
  orderReturned: z.looseObject({ by: side, reason: sentence }),
  orderClosed: z.looseObject({ result: longText }),
  atOnceOpened: z.looseObject({
    level: z.literal([1, 2]),
    clause: shortText,
    departments: z.array(z.number().int()),
  }),
  dutyDialled: z.looseObject({ to: dutyParty, call: shortText, number: phoneNumber }),
  dutyCallEnded: z.looseObject({ to: dutyParty, call: shortText, number: phoneNumber, result: shortText }),
  toldOtherwise: z.looseObject({ to: dutyParty, reason: sentence, toldAt: millis }),
  clockStarted: z.looseObject(clock),
  responseNoted: z.looseObject({ stage: z.enum(['firstResponse', 'progress']), notedAt: millis }),
  draftSubmitted: z.looseObject({}),
  draftDiscarded: z.looseObject({ reason: sentence }),
  orderAssigned: z.looseObject({ departments: z.array(z.number().int()), reason: sentence }),
  resultRecorded: z.looseObject({ text: longText, at: millis }),
  citizenCalledBack: z.looseObject({ reached: z.boolean(), note: sentence, at: millis }),
  orderSupervised: z.looseObject({ reason: sentence, at: millis }),
  supervisionLifted: z.looseObject({ reason: sentence }),
  orderReopened: z.looseObject({ reason: sentence, at: millis }),
  orderLinked: z.looseObject({ to: shortText, number: shortText, kind: shortText }),
  orderUnlinked: z.looseObject({ to: shortText }),
  orderMerged: z.looseObject({ into: shortText, number: shortText }),
  orderUnmerged: z.looseObject({ reason: sentence }),
  orderAbsorbed: z.looseObject({ order: shortText, number: shortText }),
  orderReleased: z.looseObject({ order: shortText }),
  linkageMarked: z.looseObject({ marked: z.boolean(), reason: sentence }),
  codesAssigned: z.looseObject({ organisation: shortText, division: shortText }),
};

const PRECEDENT: { readonly [K in PrecedentEvent['type']]: z.ZodType } = {
  precedentRecorded: z.looseObject({ precedent: precedentSchema }),
  precedentWithdrawn: z.looseObject({ reason: sentence }),
  precedentSetAside: z.looseObject({ reason: sentence }),
};

const level = z.literal([1, 2, 3]);
const member = z.looseObject({
  call: shortText,
  seat: shortText,
  at: millis,
  row: shortText,
  item: shortText,
  division: shortText,
  place: sentence,
  level: level.optional(),
  tag: z.string().regex(/^[0-9a-f]{0,4}$/),
});

const INCIDENT: { readonly [K in IncidentEvent['type']]: z.ZodType } = {
  reportTold: z.looseObject({ member }),
  incidentOpened: z.looseObject({
    row: shortText,
    item: shortText,
    division: shortText,
    place: sentence,
    calls: z.array(shortText).max(1_000),
    members: z.array(member).max(1_000).optional(),
  }),
  incidentJoined: z.looseObject({ call: shortText, member: member.optional() }),
  incidentLeft: z.looseObject({ call: shortText }),
  incidentLevelDecided: z.looseObject({ level, callers: z.number().int().min(0), call: shortText }),
};

const flag = { kind: z.enum(CALLER_FLAG_KINDS), reason: sentence, call: shortText };
const CALLER: { readonly [K in CallerEvent['type']]: z.ZodType } = {
  callerFlagged: z.looseObject({ ...flag, until: millis }),
  callerFlagLifted: z.looseObject(flag),
};

const ALERT: { readonly [K in AlertEvent['type']]: z.ZodType } = {
  alertAcknowledged: z.looseObject({ alert: shortText, by: shortText }),
};

const moment = millis.nullable();
const flagged = z.union([z.literal(0), z.literal(1)]);
const lines = <T extends z.ZodRawShape>(shape: T) => z.array(z.looseObject(shape)).max(1_000).optional();
/** What indicators count: numbers, times and codes. */
const LOAN: { readonly [K in WorkTold['type']]: z.ZodType } = {
  workTold: z.looseObject({
    region: z.string().regex(/^\d{6}$/),
    city: z.string().regex(/^\d{6}$/),
    contacts: lines({
      call: shortText,
      queuedAt: moment,
      offeredAt: millis,
      answeredAt: moment,
      leftAt: moment,
      cause: shortText.nullable(),
      heldMs: millis,
      wrappedAt: moment,
      missed: flagged,
      row: shortText,
      level: level.nullable(),
      division: shortText,
      dispatchedAt: moment,
      kind: shortText,
      direct: flagged,
    }),
    climbs: lines({
      attempt: shortText,
      call: shortText,
      step: shortText,
      startedAt: millis,
      answeredAt: moment,
      endedAt: moment,
      result: shortText.nullable(),
    }),
    sents: lines({ order: shortText, row: shortText, level, at: millis, returned: flagged }),
    stages: lines({
      order: shortText,
      department: z.number().int(),
      stage: shortText,
      row: shortText,
      level,
      dueAt: millis,
      metAt: moment,
    }),
    spans: lines({ state: shortText, reason: shortText, since: millis, until: moment }),
  }),
};

const RULES: { readonly [K in TeamRulesSet['type']]: z.ZodType } = {
  teamRulesSet: z.looseObject({
    team: z.string().max(200),
    rules: teamRules,
    round: z.number().int().min(1),
    by: z.looseObject({ id: shortText, name: shortText, role: shortText }),
  }),
};

const BODIES: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  order: ORDER,
  precedent: PRECEDENT,
  incident: INCIDENT,
  caller: CALLER,
  alert: ALERT,
  loan: LOAN,
  rules: RULES,
};

/** Whether events of this stream may be known to other seats at all. */
export const isShareable = (stream: string): boolean => Object.hasOwn(BODIES, thingOf(stream));

/** The body of a shared event of `stream`, checked for what this program reads of it. */
export function checkSharedBody(stream: string, body: { readonly type: string }): Result<null, MessageFault> {
  const bodies = BODIES[thingOf(stream)];
  if (bodies === undefined) return fail(newer(`stream ${thingOf(stream)}`));
  const schema = Object.hasOwn(bodies, body.type) ? bodies[body.type] : undefined;
  if (schema === undefined) return fail(newer(`${thingOf(stream)} ${body.type}`));
  const read = schema.safeParse(body);
  if (read.success) return ok(null);
  const [issue] = read.error.issues;
  return fail(unreadable(`${body.type}.${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`));
}

const thingOf = (stream: string): string => stream.slice(0, stream.indexOf(':'));
