// What the argument of each call must look like. The type maps are in calls.ts; callArguments.test.ts holds the
// two together, so that a schema can't let through more or less than its type says.
import { z } from 'zod';
import type {
  CallId,
  EventId,
  LendingId,
  LetterId,
  OrderId,
  PrecedentId,
  RecordingId,
  SeatId,
} from '../kernel/ids';
import type { MissedId } from '../missed/MissedCall';
import { precedentSchema } from '../precedent/Precedent';
import { HELP_WAYS } from '../seat/help/HelpEvent';
import type { CallName, Calls } from './calls';
import {
  alertId,
  cardSeat,
  figuresNarrow,
  figuresScope,
  figuresWish,
  plan,
  ruleChange,
  tableExport,
  tableFile,
  takenAway,
} from './schema/board';
import { intakeEvent } from './schema/intake';
import { missedAction, orderAction, orderEdit, orderExport, orderFind } from './schema/order';
import { phoneCommand, phoneFacts, phoneStatus, supervision } from './schema/phone';
import { seatAddress, seatStateName } from './schema/seat';
import { settingsWish } from './schema/settings';
import { code, idOf, millis, phoneNumber, sentence, shortText } from './schema/text';

const nothing = z.strictObject({});
const call = idOf<CallId>();
const onCall = z.strictObject({ call });
const order = idOf<OrderId>();
const recording = idOf<RecordingId>();
const seconds = z.number().int().min(0).max(86_400);
const flagKind = z.enum(['harassment', 'needsCare', 'repeated', 'dangerous']);

/** Also the name of its file. */
const scriptId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const scriptText = z.string().max(100_000);

/** Base64 of a line that was recorded; a message is at most 1 MiB. */
const lineSound = z.string().max(1_000_000);
const count = z.number().int().min(0).max(100_000);
const keyAct = z.strictObject({
  action: z.string().regex(/^[A-Za-z\d]{1,40}$/),
  key: z.string().max(40),
  at: z.number().int(),
});
const partner = z.enum(['script', 'seat']).optional();
const leadAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('join') }),
  z.strictObject({ do: z.literal('say'), line: code }),
  z.strictObject({ do: z.literal('speak'), on: z.boolean() }),
  z.strictObject({ do: z.literal('temper'), temper: z.number().int().min(0).max(100) }),
  z.strictObject({ do: z.literal('promised') }),
  z.strictObject({ do: z.literal('end') }),
]);

const department = z.number().int().min(1).max(999);
const dutyParty = z.union([z.literal('government'), department]);
const atOnceAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('dial'), to: dutyParty.optional() }),
  z.strictObject({ type: z.literal('told'), to: dutyParty, reason: sentence }),
  z.strictObject({
    type: z.literal('responded'),
    department: department.optional(),
    stage: z.enum(['firstResponse', 'progress']),
  }),
]);

export const ARGUMENTS = {
  'session.open': nothing,
  'session.signIn': z.strictObject({ person: code, pin: code }),
  'session.signOut': nothing,
  'reference.read': nothing,
  'knowledge.find': z.strictObject({ query: shortText, row: code, division: code }),
  'settings.write': z.strictObject({ settings: settingsWish }),
  'secret.write': z.strictObject({ secret: shortText }),
  'phone.command': z.strictObject({ command: phoneCommand }),
  'intake.record': z.strictObject({ call, event: intakeEvent }),
  'call.read': z.strictObject({ call }),
  'call.recent': z.strictObject({ limit: z.number().int().min(1).max(200) }),
  'call.dial': z.strictObject({ call, number: phoneNumber.optional(), again: call.optional() }),
  'order.list': z.strictObject({
    query: shortText,
    limit: z.number().int().min(1).max(500),
    sort: z.enum(['newest', 'due']).optional(),
    atOnce: z.literal(true).optional(),
  }),
  'order.atOnce': z.strictObject({ order: idOf<OrderId>(), action: atOnceAction }),
  'order.checklists': nothing,
  'order.read': z.strictObject({ order: idOf<OrderId>() }),
  'order.return': z.strictObject({ order, reason: sentence }),
  'order.create': nothing,
  'order.act': z.strictObject({ order, action: orderAction }),
  'order.edit': orderEdit,
  'order.find': orderFind,
  'order.counts': nothing,
  'order.export': orderExport,
  'order.print': z.strictObject({ order, as: z.enum(['paper', 'pdf']), full: z.boolean() }),
  'missed.list': nothing,
  'missed.act': z.strictObject({ missed: idOf<MissedId>(), action: missedAction }),
  'caller.read': onCall,
  'caller.flag': z.strictObject({
    call,
    kind: flagKind,
    reason: sentence,
    days: z.number().int().min(1).max(365),
  }),
  'caller.lift': z.strictObject({ call, kind: flagKind, reason: sentence }),
  'incident.similar': onCall,
  'incident.join': onCall,
  'incident.leave': onCall,
  'incident.decide': z.strictObject({ call, level: z.literal([1, 2, 3]) }),
  'precedent.similar': onCall,
  'precedent.setAside': z.strictObject({ call, precedent: idOf<PrecedentId>(), reason: sentence }),
  'precedent.read': z.strictObject({ precedent: idOf<PrecedentId>() }),
  'precedent.record': z.strictObject({ precedent: precedentSchema }),
  'order.showNumbers': z.strictObject({ order }),
  'records.read': nothing,
  'records.backup': nothing,
  'records.restore': z.strictObject({ backup: code }),
  'records.wouldGo': z.strictObject({
    recordingDays: z.number().int().min(1).max(3_650).exactOptional(),
    eraseAfterYears: z.number().int().min(1).max(30).exactOptional(),
  }),
  'seat.set': z.strictObject({
    to: z.enum(['available', 'pause', 'training', 'offline']),
    reason: sentence.optional(),
  }),
  'seat.confirmMissed': nothing,
  'seat.extendWrapUp': nothing,
  'seat.askHelp': z.strictObject({ word: shortText }),
  'seat.withdrawHelp': nothing,
  'letter.send': z.strictObject({
    to: z.array(seatAddress).min(1).max(2_000).readonly(),
    text: shortText.min(1),
  }),
  'letter.box': nothing,
  'letter.read': z.strictObject({ letter: idOf<LetterId>() }),
  'letter.answer': z.strictObject({ letter: idOf<LetterId>(), text: shortText.min(1) }),
  'lead.help': z.strictObject({
    seat: seatAddress,
    way: z.enum(HELP_WAYS),
    reason: sentence.min(1),
    text: sentence.optional(),
  }),
  'lend.ask': z.strictObject({
    to: z.array(seatAddress).min(1).max(200).readonly(),
    side: z.enum(['12345', '110']),
    count: z.number().int().min(1).max(500),
    reason: sentence.min(1),
    until: millis.optional(),
  }),
  'lend.give': z.strictObject({
    lending: idOf<LendingId>(),
    seats: z.array(seatAddress).min(1).max(500).readonly(),
  }),
  'lend.back': z.strictObject({ lending: idOf<LendingId>(), seat: seatAddress }),
  'lend.list': nothing,
  'seat.giveBack': nothing,
  'lead.free': z.strictObject({
    seat: seatAddress,
    state: z.enum(['available', 'offline']),
    reason: sentence.min(1),
    seen: seatStateName,
  }),
  'board.read': nothing,
  'board.acknowledge': z.strictObject({ alert: alertId }),
  'board.plan': z.strictObject({ plan }),
  'board.rules': ruleChange,
  'board.figures': figuresWish,
  'board.spans': figuresScope,
  'board.hotSpots': figuresNarrow,
  'board.export': tableExport,
  'board.takeAway': takenAway,
  'board.caller': cardSeat,
  'board.showCaller': cardSeat,
  'board.own': nothing,
  'link.read': nothing,
  'link.retry': nothing,
  'practice.scripts': z.strictObject({ all: z.literal(true).optional() }),
  'practice.ring': z.strictObject({ script: code, partner }),
  'practice.spoke': z.strictObject({
    speaker: z.enum(['citizen', 'partner']),
    line: code,
    ms: z.number().int().min(0).max(600_000),
    cut: z.literal(true).optional(),
    script: code,
  }),
  'practice.runs': nothing,
  'practice.run': onCall,
  'practice.sound': onCall,
  'practice.mark': z.strictObject({ call, item: code, share: z.number().min(0).max(1) }),
  'practice.comment': z.strictObject({ call, moment: z.number().int().min(0), text: sentence }),
  'practice.start': z.strictObject({
    seats: z.array(idOf<SeatId>()).max(30).readonly(),
    script: code.optional(),
    seed: z.number().int().min(0).max(4_294_967_295),
    partner,
  }),
  'practice.class': nothing,
  'practice.export': tableFile,
  'practice.watch': onCall,
  'practice.lead': z.strictObject({ call, act: leadAct }),
  'practice.hands': z.strictObject({
    call,
    keys: count,
    clicks: count,
    acts: z.array(keyAct).max(1_000).readonly().optional(),
  }),
  'practice.asked': z.strictObject({ call, question: code }),
  'script.list': nothing,
  'script.read': z.strictObject({ id: scriptId }),
  'script.sounds': nothing,
  'script.draft': z.strictObject({ id: scriptId, text: scriptText.optional() }),
  'script.save': z.strictObject({ id: scriptId, text: scriptText }),
  'script.keepSound': z.strictObject({ id: scriptId, text: sentence, sound: lineSound }),
  'script.speak': z.strictObject({ text: sentence, voice: code }),
  'phone.testAudio': z.strictObject({ what: z.enum(['level', 'echo', 'ring', 'line', 'stop']) }),
  'phone.testHeard': z.strictObject({
    state: z.enum(['level', 'recording', 'playing', 'recorded', 'done', 'inCall', 'noMicrophone']),
    level: z.number().min(0).max(1),
    sound: lineSound.optional(),
  }),
  'recording.begin': z.strictObject({ recording, call }),
  // A second of sound at 32 kbit/s is 4 kB; a page that was held up may bring more at once.
  'recording.chunk': z.strictObject({ recording, seconds, sound: z.base64().max(2_000_000) }),
  'recording.end': z.strictObject({ recording, seconds }),
  'recording.list': onCall,
  'recording.play': z.strictObject({ call, recording }),
  'phone.config': nothing,
  'phone.facts': phoneFacts,
  'phone.factParked': z.strictObject({ fact: idOf<EventId>(), kind: code, code }),
  'phone.report': z.strictObject({ status: phoneStatus }),
  'phone.maySupervise': z.strictObject({ number: phoneNumber, supervision }),
  'phone.ownCalls': z.strictObject({ calls: z.array(call).max(100).readonly() }),
} as const satisfies { readonly [K in CallName]: z.ZodType<Calls[K]['arg']> };
