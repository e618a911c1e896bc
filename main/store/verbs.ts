import type { StoreVerbs } from './Store';

// A record, so that the compiler misses none.
const ALL: Readonly<Record<keyof StoreVerbs, true>> = {
  readStream: true,
  readAfter: true,
  readSeat: true,
  seatHead: true,
  listOrders: true,
  findOrders: true,
  orderOfNumber: true,
  countOrders: true,
  missedCalls: true,
  missedCall: true,
  lastOrderNumber: true,
  openCalls: true,
  listCalls: true,
  readCall: true,
  listAttempts: true,
  handover: true,
  callerCalls: true,
  callerOrders: true,
  callerEvidence: true,
  matter: true,
  mattersNear: true,
  mattersOf: true,
  countIndicators: true,
  listSpans: true,
  loanLines: true,
  precedents: true,
  waiting: true,
  readCursor: true,
  writeCursor: true,
  verifyChain: true,
  erase: true,
  renewJournal: true,
  rebuildProjections: true,
};

export const VERBS = Object.keys(ALL) as readonly (keyof StoreVerbs)[];

/** The asynchronous side of the port: each verb by `ask`. */
export const askEach = <T>(ask: (verb: keyof StoreVerbs, args: readonly unknown[]) => Promise<unknown>): T =>
  Object.fromEntries(VERBS.map((verb) => [verb, (...args: readonly unknown[]) => ask(verb, args)])) as T;

/** Calls one verb of the core; the arguments come from `askEach`, whose types are the port's. */
export const callVerb = (core: StoreVerbs, verb: keyof StoreVerbs, args: readonly unknown[]): unknown =>
  (core[verb] as (...args: readonly unknown[]) => unknown)(...args);
