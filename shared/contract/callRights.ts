// What a person needs for each call of the contract. Looked up in one place of the host before any handler runs.
import { supervisionRight } from '../call/supervisionRight';
import type { Right } from '../person/may';
import type { CallName, Calls } from './calls';
import type { Settings } from './Settings';

/** `anybody`: also while nobody is signed in, for the first frame, the sign-in and the phone's own reports. */
export type Needed = 'anybody' | Right;

/** Calls whose need hangs on their argument. */
type Worked = { readonly [K in CallName]?: (arg: Calls[K]['arg']) => Needed };

const FIXED: { readonly [K in CallName]: Needed } = {
  'session.open': 'anybody',
  'session.signIn': 'anybody',
  'session.signOut': 'anybody',
  'reference.read': 'anybody',
  'knowledge.find': 'anybody',
  'settings.write': 'anybody',
  'secret.write': 'changeServers',
  'phone.command': 'takeCalls',
  'intake.record': 'takeCalls',
  'call.read': 'takeCalls',
  'call.recent': 'takeCalls',
  'call.dial': 'takeCalls',
  'order.list': 'takeCalls',
  'order.atOnce': 'workOrders',
  'order.checklists': 'takeCalls',
  'order.read': 'takeCalls',
  'order.return': 'workOrders',
  'order.create': 'workOrders',
  // Finer, by the command: shared/order/life/orderRights.ts.
  'order.act': 'takeCalls',
  'order.edit': 'workOrders',
  'order.find': 'takeCalls',
  'order.counts': 'takeCalls',
  'order.export': 'exportOrders',
  'order.print': 'printOrders',
  'missed.list': 'takeCalls',
  'missed.act': 'workOrders',
  'caller.read': 'takeCalls',
  'caller.flag': 'flagCallers',
  'caller.lift': 'flagCallers',
  'incident.similar': 'takeCalls',
  'incident.join': 'takeCalls',
  'incident.leave': 'takeCalls',
  'incident.decide': 'takeCalls',
  'precedent.similar': 'takeCalls',
  'precedent.setAside': 'takeCalls',
  'precedent.read': 'takeCalls',
  'precedent.record': 'recordPrecedents',
  'order.showNumbers': 'seeNumbers',
  'records.read': 'anybody',
  'records.backup': 'takeCalls',
  'records.wouldGo': 'changeRecording',
  'records.restore': 'restoreRecords',
  'seat.set': 'takeCalls',
  'seat.confirmMissed': 'takeCalls',
  'seat.extendWrapUp': 'takeCalls',
  'seat.askHelp': 'takeCalls',
  'seat.withdrawHelp': 'takeCalls',
  'letter.send': 'stepIn',
  'letter.box': 'takeCalls',
  'letter.read': 'takeCalls',
  'letter.answer': 'takeCalls',
  'lead.help': 'stepIn',
  'lead.free': 'forceSeat',
  'lend.ask': 'lendSeats',
  'lend.give': 'lendSeats',
  'lend.back': 'lendSeats',
  'lend.list': 'lendSeats',
  'seat.giveBack': 'takeCalls',
  'board.read': 'seeBoard',
  'board.acknowledge': 'seeBoard',
  'board.plan': 'forceSeat',
  'board.rules': 'changeRules',
  'board.figures': 'seeBoard',
  'board.spans': 'seeBoard',
  'board.hotSpots': 'seeBoard',
  'board.export': 'exportOrders',
  'board.takeAway': 'exportOrders',
  'board.caller': 'seeBoard',
  // Of a call at another seat: recorded as it is shown.
  'board.showCaller': 'stepIn',
  'board.own': 'takeCalls',
  'link.read': 'anybody',
  'link.retry': 'anybody',
  'practice.scripts': 'anybody',
  'practice.ring': 'takeCalls',
  'practice.spoke': 'anybody',
  'practice.runs': 'takeCalls',
  'practice.run': 'takeCalls',
  'practice.sound': 'takeCalls',
  'practice.mark': 'runPractice',
  'practice.comment': 'takeCalls',
  'practice.start': 'runPractice',
  'practice.class': 'runPractice',
  'script.list': 'writeScripts',
  'script.read': 'writeScripts',
  'script.sounds': 'writeScripts',
  'script.draft': 'writeScripts',
  'script.save': 'writeScripts',
  'script.keepSound': 'writeScripts',
  'script.speak': 'writeScripts',
  'practice.export': 'runPractice',
  'practice.watch': 'runPractice',
  'practice.lead': 'runPractice',
  'practice.hands': 'takeCalls',
  'practice.asked': 'takeCalls',
  'phone.testAudio': 'anybody',
  'phone.testHeard': 'anybody',
  'recording.begin': 'anybody',
  'recording.chunk': 'anybody',
  'recording.end': 'anybody',
  'recording.list': 'playRecordings',
  'recording.play': 'playRecordings',
  'phone.config': 'anybody',
  'phone.facts': 'anybody',
  'phone.factParked': 'anybody',
  'phone.report': 'anybody',
  'phone.maySupervise': 'anybody',
  'phone.ownCalls': 'anybody',
};

/** Settings that are not the person's own taste. */
const GUARDED: Readonly<Partial<Record<keyof Settings, Right>>> = {
  sipServer: 'changeServers',
  sipBackups: 'changeServers',
  sipDomain: 'changeServers',
  sipUser: 'changeServers',
  iceServers: 'changeServers',
  practiceDigest: 'changeServers',
  platformServers: 'changeServers',
  platformCredentials: 'changeServers',
  platformCa: 'changeServers',
  platformSigner: 'changeServers',
  platformRegion: 'changeServers',
  organisation: 'changeRules',
  areaCode: 'changeRules',
  supervisionShown: 'changeRules',
  targets: 'changeRules',
  recordCalls: 'changeRecording',
  recordingDays: 'changeRecording',
  sameEventBy: 'changeRules',
  sameEventWithin: 'changeRules',
  callerFlagDays: 'changeRules',
  team: 'changeRules',
  seatRules: 'changeRules',
  backupDir: 'changeRules',
  checkpointDir: 'changeRules',
  eraseAfterYears: 'changeRules',
};

const WORKED: Worked = {
  'lead.help': ({ way }) => (way === 'monitor' ? 'listenIn' : 'stepIn'),
  'phone.command': ({ command }) =>
    'supervision' in command ? supervisionRight(command.supervision) : FIXED['phone.command'],
  'settings.write': ({ settings }) => {
    const names = Object.keys(settings) as (keyof Settings)[];
    return names.flatMap((name) => GUARDED[name] ?? [])[0] ?? 'anybody';
  },
};

/** What `name` with this argument needs. */
export function neededFor<K extends CallName>(name: K, arg: Calls[K]['arg']): Needed {
  const work = WORKED[name] as ((arg: Calls[K]['arg']) => Needed) | undefined;
  return work?.(arg) ?? FIXED[name];
}
