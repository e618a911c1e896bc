// Main process. One request on its way through the exchange (RFC 3261 §16.7), as a pure reducer: events in, effects out.
// For INVITE:
//
//   INVITE in, 100 out
//       │
//       ▼        every branch of the step failed, or the step expired (CANCEL): ring the next, or wait in the queue
//   searching ◄─────────┐
//    │ │ │ │ └──────────┘
//    │ │ │ └─ first 2xx: relay it, CANCEL the others ───────────────────────► answered
//    │ │ └─── no step is left: relay the best failure ──────────────────────► refused
//    │ └───── the whole attempt expired: 408, CANCEL all ───────────────────► refused
//    └─────── the caller's CANCEL, or the caller's socket closed: CANCEL all ► cancelling
//                                                                              │  │
//                  every branch is final, or overdue: 487 ────────────────────┘  └─ 2xx won the race: answered
//                                      └──► refused                                  (caller gone: ACK + BYE)
//
// It MUST, whatever comes in whichever order:
//  - send one final answer to the caller and no more, except for further 2xx, each of which goes on (§16.7 step 5);
//  - ACK every failure that a branch returns;
//  - CANCEL no branch before it gave a provisional answer (§9.1), and every branch that still rings when it is over;
//  - leave no callee in a call without a caller: a 2xx that nobody waits for is acknowledged and ended at once;
//  - end: each branch ends by its final answer, its lost socket, or the linger of the transaction around it.
// A request that is not INVITE takes the same road; its CANCEL, ACK and release effects are void.
import { assertNever } from '@shared/kernel/assertNever';
import type { SipResponse } from '../message/sipMessage';
import { betterOutcome, type Outcome } from './outcome';

/** Where a branch goes: a connection, and the Request-URI that the party behind it knows itself by. */
export interface Target {
  readonly connection: string;
  readonly uri: string;
}

type BranchStatus = 'calling' | 'proceeding' | 'cancelling' | 'done';

export interface Branch {
  readonly id: number;
  readonly target: Target;
  readonly status: BranchStatus;
  /** The branch is to end; its CANCEL is sent, or will be with its first provisional answer. */
  readonly unwanted: boolean;
}

export interface Fork {
  readonly phase: 'searching' | 'cancelling' | 'answered' | 'refused';
  /** Users still to be rung, in order. */
  readonly waiting: readonly string[];
  /** Whom to ring next is asked of a queue, until it is closed. */
  readonly queued: boolean;
  readonly branches: readonly Branch[];
  readonly best: Outcome | undefined;
  readonly callerGone: boolean;
}

export type ForkEvent =
  | { readonly type: 'started' }
  /** The queue has somebody for this call, or nobody any more. */
  | { readonly type: 'userOffered'; readonly user: string }
  | { readonly type: 'queueClosed' }
  | { readonly type: 'targetsFound'; readonly targets: readonly Target[] }
  | { readonly type: 'provisionalReceived'; readonly branch: number; readonly response: SipResponse }
  | { readonly type: 'finalReceived'; readonly branch: number; readonly response: SipResponse }
  | { readonly type: 'branchLost'; readonly branch: number }
  | { readonly type: 'stepExpired' }
  | { readonly type: 'attemptExpired' }
  | { readonly type: 'callerCancelled' }
  | { readonly type: 'callerLost' }
  | { readonly type: 'cancelOverdue' };

export type ForkEffect =
  /** Look up where this user is, and answer with `targetsFound`. */
  | { readonly do: 'find'; readonly user: string }
  /** Ask the queue, and answer with `userOffered` or `queueClosed`, now or when it is this caller's turn. */
  | { readonly do: 'ask' }
  | { readonly do: 'send'; readonly branch: Branch }
  /** `elsewhere`: another one answered, so that the callee shows no missed call. */
  | { readonly do: 'cancel'; readonly branch: Branch; readonly elsewhere: boolean }
  | { readonly do: 'ack'; readonly branch: Branch; readonly response: SipResponse }
  /** ACK and BYE to a callee who answered a caller that is no longer there. */
  | { readonly do: 'release'; readonly branch: Branch; readonly response: SipResponse }
  | { readonly do: 'relay'; readonly response: SipResponse }
  | { readonly do: 'answer'; readonly status: number }
  | { readonly do: 'watchCancel' };

export interface ForkStep {
  readonly fork: Fork;
  readonly effects: readonly ForkEffect[];
}

export const newFork = (users: readonly string[], queued = false): Fork => ({
  phase: 'searching',
  waiting: users,
  queued,
  branches: [],
  best: undefined,
  callerGone: false,
});

/** No answer can come any more: the transaction may be forgotten. */
export const isSettled = (fork: Fork): boolean =>
  (fork.phase === 'answered' || fork.phase === 'refused') && fork.branches.every(isDone);

export const evolveFork = (fork: Fork, event: ForkEvent): ForkStep => {
  switch (event.type) {
    case 'started':
      return advance(fork, []);
    case 'userOffered':
      return fork.phase === 'searching' ? { fork, effects: [{ do: 'find', user: event.user }] } : same(fork);
    case 'queueClosed':
      return fork.phase === 'searching' ? advance({ ...fork, queued: false }, []) : same(fork);
    case 'targetsFound':
      return targetsFound(fork, event.targets);
    case 'provisionalReceived':
      return provisionalReceived(fork, event.branch, event.response);
    case 'finalReceived':
      return event.response.status < 300
        ? accepted(fork, event.branch, event.response)
        : failed(fork, event.branch, event.response);
    case 'branchLost':
      return branchLost(fork, event.branch);
    case 'stepExpired':
      return stepExpired(fork);
    case 'attemptExpired':
      return fork.phase === 'searching' ? refuse(fork, 408) : same(fork);
    case 'callerCancelled':
      return cancelled(fork);
    case 'callerLost':
      return cancelled({ ...fork, callerGone: true });
    case 'cancelOverdue':
      return fork.phase === 'cancelling' ? refuse(fork, 487) : same(fork);
    default:
      return assertNever(event);
  }
};

const same = (fork: Fork): ForkStep => ({ fork, effects: [] });
const isDone = (branch: Branch): boolean => branch.status === 'done';

const update = (fork: Fork, id: number, change: Partial<Branch>): Fork => ({
  ...fork,
  branches: fork.branches.map((branch) => (branch.id === id ? { ...branch, ...change } : branch)),
});

const targetsFound = (fork: Fork, targets: readonly Target[]): ForkStep => {
  if (fork.phase !== 'searching') return same(fork);
  if (targets.length === 0) return advance({ ...fork, best: betterOutcome(fork.best, { status: 480 }) }, []);
  const added = targets.map(
    (target, at): Branch => ({ id: fork.branches.length + at, target, status: 'calling', unwanted: false }),
  );
  return {
    fork: { ...fork, branches: [...fork.branches, ...added] },
    effects: added.map((branch): ForkEffect => ({ do: 'send', branch })),
  };
};

const provisionalReceived = (fork: Fork, id: number, response: SipResponse): ForkStep => {
  const branch = fork.branches[id];
  if (!branch || isDone(branch)) return same(fork);
  if (branch.status === 'calling' && branch.unwanted) {
    const next = update(fork, id, { status: 'cancelling' });
    return { fork: next, effects: [{ do: 'cancel', branch, elsewhere: fork.phase === 'answered' }] };
  }
  const next = branch.status === 'calling' ? update(fork, id, { status: 'proceeding' }) : fork;
  const heard = fork.phase === 'searching' && !branch.unwanted && response.status > 100;
  return { fork: next, effects: heard ? [{ do: 'relay', response }] : [] };
};

const accepted = (fork: Fork, id: number, response: SipResponse): ForkStep => {
  const branch = fork.branches[id];
  if (!branch) return same(fork);
  const next = update(fork, id, { status: 'done' });
  if (fork.callerGone || fork.phase === 'refused') {
    return settle(next, [{ do: 'release', branch, response }]);
  }
  const ended = dropAll({ ...next, phase: 'answered', waiting: [] }, true);
  return { fork: ended.fork, effects: [{ do: 'relay', response }, ...ended.effects] };
};

const failed = (fork: Fork, id: number, response: SipResponse): ForkStep => {
  const branch = fork.branches[id];
  if (!branch) return same(fork);
  const ack: ForkEffect = { do: 'ack', branch, response };
  if (isDone(branch)) return { fork, effects: [ack] };
  const next = update(fork, id, { status: 'done' });
  if (fork.phase !== 'searching' || branch.unwanted) return settle(next, [ack]);
  const counted = { ...next, best: betterOutcome(fork.best, { status: response.status, response }) };
  // 6xx speaks for this person on all of their devices, but not for the next person of a number.
  const step = response.status >= 600 ? dropAll(counted, false) : same(counted);
  return advance(step.fork, [ack, ...step.effects]);
};

const branchLost = (fork: Fork, id: number): ForkStep => {
  const branch = fork.branches[id];
  if (!branch || isDone(branch)) return same(fork);
  const next = update(fork, id, { status: 'done' });
  if (fork.phase !== 'searching' || branch.unwanted) return settle(next, []);
  return advance({ ...next, best: betterOutcome(fork.best, { status: 480 }) }, []);
};

const stepExpired = (fork: Fork): ForkStep => {
  if (fork.phase !== 'searching') return same(fork);
  const ended = dropAll({ ...fork, best: betterOutcome(fork.best, { status: 408 }) }, false);
  return advance(ended.fork, ended.effects);
};

const cancelled = (fork: Fork): ForkStep => {
  if (fork.phase === 'cancelling') return same(fork);
  if (fork.phase !== 'searching') return same(fork);
  const ended = dropAll({ ...fork, phase: 'cancelling', waiting: [] }, false);
  return settle(ended.fork, [...ended.effects, { do: 'watchCancel' }]);
};

/** While a branch of the step is open, wait; then the next user; then the best of what was heard. */
const advance = (fork: Fork, before: readonly ForkEffect[]): ForkStep => {
  if (fork.branches.some((branch) => !isDone(branch) && !branch.unwanted)) return { fork, effects: before };
  const [user, ...waiting] = fork.waiting;
  if (user !== undefined) {
    return { fork: { ...fork, waiting }, effects: [...before, { do: 'find', user }] };
  }
  if (fork.queued) return { fork, effects: [...before, { do: 'ask' }] };
  const best = fork.best ?? { status: 480 };
  const last: ForkEffect = best.response
    ? { do: 'relay', response: best.response }
    : { do: 'answer', status: best.status };
  return { fork: { ...fork, phase: 'refused' }, effects: [...before, last] };
};

/** The answer is given even where nobody may hear it: it is what starts the end of the transaction. */
const refuse = (fork: Fork, status: number): ForkStep => {
  const ended = dropAll({ ...fork, phase: 'refused', waiting: [] }, false);
  return { fork: ended.fork, effects: [{ do: 'answer', status }, ...ended.effects] };
};

/** A cancelled attempt is over when its last branch is. */
const settle = (fork: Fork, before: readonly ForkEffect[]): ForkStep => {
  if (fork.phase !== 'cancelling' || !fork.branches.every(isDone)) return { fork, effects: before };
  const last = refuse(fork, 487);
  return { fork: last.fork, effects: [...before.filter((one) => one.do !== 'watchCancel'), ...last.effects] };
};

/** Ends every open branch: with CANCEL where it may be sent now, else with its first provisional answer. */
const dropAll = (fork: Fork, elsewhere: boolean): ForkStep => {
  const effects: ForkEffect[] = [];
  const branches = fork.branches.map((branch): Branch => {
    if (isDone(branch) || branch.unwanted) return branch;
    if (branch.status !== 'proceeding') return { ...branch, unwanted: true };
    effects.push({ do: 'cancel', branch, elsewhere });
    return { ...branch, status: 'cancelling', unwanted: true };
  });
  return { fork: { ...fork, branches }, effects };
};
