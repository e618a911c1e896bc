// The contract as data that every page can load: who may make a call, who hears a push. The type maps are in
// calls.ts, the schemas of the arguments in callArguments.ts, so that preload and pages carry no zod for this.
import type { CallName, PushName } from './calls';
import type { Page } from './Session';

const DESK = ['desk'] as const;
const PHONE = ['phone'] as const;
const BOTH = ['desk', 'phone'] as const;
const BOARD = ['board'] as const;
const ALL = ['desk', 'phone', 'board'] as const;
const SCREENS = ['desk', 'board'] as const;

/** Which pages may make a call. */
export const CALLERS: { readonly [K in CallName]: readonly Page[] } = {
  'session.open': ALL,
  'session.signIn': DESK,
  'session.signOut': DESK,
  'reference.read': SCREENS,
  'knowledge.find': DESK,
  'settings.write': SCREENS,
  'secret.write': DESK,
  'phone.command': DESK,
  'intake.record': DESK,
  'call.read': BOTH,
  'call.recent': DESK,
  'call.dial': DESK,
  'order.list': DESK,
  'order.read': DESK,
  'order.atOnce': DESK,
  'order.checklists': DESK,
  'order.return': DESK,
  'order.create': DESK,
  'order.act': DESK,
  'order.edit': DESK,
  'order.find': DESK,
  'order.counts': DESK,
  'order.export': DESK,
  'order.print': DESK,
  'missed.list': DESK,
  'missed.act': DESK,
  'caller.read': DESK,
  'caller.flag': DESK,
  'caller.lift': DESK,
  'incident.similar': DESK,
  'incident.join': DESK,
  'incident.leave': DESK,
  'incident.decide': DESK,
  'precedent.similar': DESK,
  'precedent.setAside': DESK,
  'precedent.read': DESK,
  'precedent.record': DESK,
  'order.showNumbers': DESK,
  'records.read': DESK,
  'records.backup': DESK,
  'records.restore': DESK,
  'seat.set': DESK,
  'seat.confirmMissed': DESK,
  'seat.extendWrapUp': DESK,
  'seat.askHelp': DESK,
  'seat.withdrawHelp': DESK,
  'letter.send': SCREENS,
  'letter.box': SCREENS,
  'letter.read': DESK,
  'letter.answer': DESK,
  'lead.help': SCREENS,
  'lead.free': SCREENS,
  'lend.ask': SCREENS,
  'lend.give': SCREENS,
  'lend.back': SCREENS,
  'lend.list': SCREENS,
  'seat.giveBack': DESK,
  'board.read': BOARD,
  'board.acknowledge': BOARD,
  'board.plan': BOARD,
  'board.rules': BOARD,
  'board.figures': BOARD,
  'board.spans': BOARD,
  'board.hotSpots': BOARD,
  'board.export': BOARD,
  'board.takeAway': BOARD,
  'board.caller': BOARD,
  'board.showCaller': BOARD,
  'board.own': BOARD,
  'link.read': DESK,
  'link.retry': DESK,
  'practice.scripts': DESK,
  'practice.ring': DESK,
  'practice.spoke': PHONE,
  'practice.runs': DESK,
  'practice.run': DESK,
  'practice.sound': DESK,
  'practice.mark': DESK,
  'practice.comment': DESK,
  'practice.start': DESK,
  'practice.class': DESK,
  'script.list': DESK,
  'script.read': DESK,
  'script.sounds': DESK,
  'script.draft': DESK,
  'script.save': DESK,
  'script.keepSound': DESK,
  'script.speak': DESK,
  'practice.export': DESK,
  'practice.watch': DESK,
  'practice.lead': DESK,
  'practice.hands': DESK,
  'practice.asked': DESK,
  'phone.testAudio': DESK,
  'phone.testHeard': PHONE,
  'recording.begin': PHONE,
  'recording.chunk': PHONE,
  'recording.end': PHONE,
  'recording.list': DESK,
  'recording.play': DESK,
  'phone.config': PHONE,
  'phone.facts': PHONE,
  'phone.factParked': PHONE,
  'phone.report': PHONE,
  'phone.maySupervise': PHONE,
  'phone.ownCalls': PHONE,
};

/** Which pages hear a push. */
export const HEARERS: { readonly [K in PushName]: readonly Page[] } = {
  events: BOTH,
  'lists.changed': DESK,
  'phone.status': BOTH,
  'phone.command': PHONE,
  'phone.configChanged': PHONE,
  'phone.testAudio': PHONE,
  'phone.testHeard': DESK,
  'seat.changed': BOTH,
  'letter.changed': SCREENS,
  'lead.notDone': SCREENS,
  'person.changed': SCREENS,
  'reference.changed': SCREENS,
  'link.status': BOTH,
  'settings.changed': ALL,
  'board.changed': BOARD,
  'lend.changed': BOARD,
  'records.changed': DESK,
  'key.pressed': DESK,
  'incident.changed': DESK,
  'precedents.changed': DESK,
  'practice.play': PHONE,
  'practice.moved': DESK,
  'practice.scriptsChanged': DESK,
  'practice.order': PHONE,
  'practice.cue': PHONE,
  'practice.watched': DESK,
};

export const isPage = (name: unknown): name is Page => (ALL as readonly unknown[]).includes(name);

/** Names only, never what objects inherit. */
export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(CALLERS, name);

export const isPushName = (name: unknown): name is PushName =>
  typeof name === 'string' && Object.hasOwn(HEARERS, name);

export const mayCall = (page: Page, name: CallName): boolean => CALLERS[name].includes(page);

export const mayHear = (page: Page, name: PushName): boolean => HEARERS[name].includes(page);
