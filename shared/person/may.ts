import type { Role } from './Role';

/** Who may do what: one table for the host, which refuses, and the desk, which shows it grey before. */
const HOLDERS = {
  /** Answer, fill in, save, transfer: a call is everybody's who sits at a seat, also a trainer's in practice. */
  takeCalls: ['agent', 'callTaker', 'lead', 'trainer'],
  /** Write, edit, send, accept, return, record what departments answered, call back, close, link. */
  workOrders: ['agent', 'callTaker', 'lead'],
  /** One event: several orders become one. */
  mergeOrders: ['agent', 'callTaker', 'lead'],
  superviseOrders: ['lead'],
  reopenOrders: ['lead'],
  /** Settle what two people wrote at once. */
  settleConflicts: ['agent', 'callTaker', 'lead'],
  exportOrders: ['lead'],
  printOrders: ['agent', 'callTaker', 'lead'],
  /** Telephone numbers and names in full; the showing is recorded. */
  seeNumbers: ['agent', 'callTaker', 'lead'],
  flagCallers: ['agent', 'callTaker', 'lead'],
  recordPrecedents: ['lead'],
  /** The seats of one's side and their indicators. */
  seeBoard: ['lead', 'trainer'],
  listenIn: ['lead', 'trainer'],
  /** Speak to the seat, join its call, take it over. */
  stepIn: ['lead'],
  forceSeat: ['lead'],
  lendSeats: ['lead'],
  playRecordings: ['lead', 'trainer'],
  changeRecording: ['lead'],
  /** SIP, relay and platform servers. */
  changeServers: ['lead'],
  changeRules: ['lead'],
  editKnowledge: ['lead', 'trainer'],
  writeScripts: ['trainer', 'lead'],
  runPractice: ['trainer', 'lead'],
  restoreRecords: ['lead'],
  readAudit: ['lead'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof HOLDERS;

export const RIGHTS = Object.keys(HOLDERS) as readonly Right[];

export const may = (role: Role, right: Right): boolean => (HOLDERS[right] as readonly Role[]).includes(role);

/** Roles that may, in the order of the table: named in the refusal. */
export const holdersOf = (right: Right): readonly Role[] => HOLDERS[right];
