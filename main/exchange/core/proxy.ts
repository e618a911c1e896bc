// Main process. The proxy (RFC 3261 §16): runs the fork of each request and carries out what it decides.
import { assertNever } from '@shared/kernel/assertNever';
import { headerValues } from '../message/headers';
import type { IncomingRequest, IncomingResponse } from '../message/readMessage';
import { reply } from '../message/reply';
import type { SipResponse } from '../message/sipMessage';
import { parseVia } from '../message/via';
import { evolveFork, type ForkEffect, type ForkEvent, isSettled, newFork, type Target } from './fork';
import { ANSWERED_ELSEWHERE, ackOf, cancelOf, forwarded, OWN_HOST, releaseOf, returned } from './outgoing';
import type { Connection, ExchangeSettings, Log, Timers } from './ports';
import type { Ticket, Turn } from './queues';
import { ownBranch, type TimerName, type Transaction, transactionKey } from './transaction';
import type { Whereabouts } from './whereabouts';

export interface ProxyPorts {
  readonly settings: ExchangeSettings;
  readonly timers: Timers;
  readonly makeTag: () => string;
  readonly log: Log;
  readonly whereabouts: Whereabouts;
  readonly connection: (id: string) => Connection | undefined;
  /** Where a user is registered now. */
  readonly find: (user: string) => readonly Target[];
  /** Hears what the caller hears, for the list of calls. */
  readonly onResponse: (
    incoming: IncomingRequest,
    response: SipResponse,
    from: Connection | undefined,
  ) => void;
}

/** Users to ring in order, a place in a queue, or the one place a request inside a dialog goes to. */
export type Destination =
  | { readonly users: readonly string[]; readonly isHunt: boolean }
  | { readonly ticket: Ticket }
  | { readonly target: Target };

export interface SipProxy {
  readonly forward: (incoming: IncomingRequest, source: Connection, destination: Destination) => void;
  /** False where no such INVITE is under way. */
  readonly cancel: (incoming: IncomingRequest) => boolean;
  /** Whether this request came before, and is under way or just over. */
  readonly knows: (incoming: IncomingRequest) => boolean;
  /** True where the ACK ended a failure here and goes no further. */
  readonly absorbAck: (incoming: IncomingRequest) => boolean;
  /** Sends an ACK for a 2xx on: nothing is remembered of it, nobody answers it. */
  readonly passAck: (incoming: IncomingRequest, to: Connection) => void;
  readonly respond: (incoming: IncomingResponse, from: Connection) => void;
  readonly connectionClosed: (connection: Connection) => void;
  /** Requests without a final answer. */
  readonly pending: () => number;
  readonly stop: () => void;
}

export const createProxy = (ports: ProxyPorts): SipProxy => {
  const { settings, timers } = ports;
  const secret = ports.makeTag();
  const transactions = new Map<string, Transaction>();
  const branches = new Map<string, { readonly transaction: Transaction; readonly index: number }>();
  let open = 0;

  const dispatch = (transaction: Transaction, first: ForkEvent, heardFrom?: Connection): void => {
    const queue: ForkEvent[] = [first];
    for (let event = queue.shift(); event; event = queue.shift()) {
      const step = evolveFork(transaction.fork, event);
      transaction.fork = step.fork;
      for (const effect of step.effects) {
        const next = perform(transaction, effect, heardFrom);
        if (next) queue.push(next);
      }
    }
    if (isSettled(transaction.fork)) settled(transaction);
  };

  /** Carries out one effect. What follows from it at once comes back as an event. */
  const perform = (
    transaction: Transaction,
    effect: ForkEffect,
    heardFrom: Connection | undefined,
  ): ForkEvent | undefined => {
    const sent = 'branch' in effect ? transaction.sent[effect.branch.id] : undefined;
    switch (effect.do) {
      case 'find':
        return { type: 'targetsFound', targets: ports.find(effect.user) };
      case 'ask':
        return ask(transaction);
      case 'send':
        return send(transaction, effect.branch.id, effect.branch.target);
      case 'cancel': {
        const reason = effect.elsewhere ? [ANSWERED_ELSEWHERE] : transaction.cancelReason;
        if (transaction.isInvite) sent?.connection.send(cancelOf(sent.request, reason));
        return undefined;
      }
      case 'ack':
        if (transaction.isInvite) sent?.connection.send(ackOf(sent.request, effect.response));
        return undefined;
      case 'release':
        release(transaction, effect.branch.id, effect.response);
        return undefined;
      case 'relay':
        upstream(transaction, effect.response, heardFrom);
        return undefined;
      case 'answer':
        refused(transaction, effect.status);
        upstream(transaction, reply(transaction.incoming.message, effect.status, ports.makeTag()), undefined);
        return undefined;
      case 'watchCancel':
        arm(transaction, 'cancel', settings.cancelMs, () => dispatch(transaction, { type: 'cancelOverdue' }));
        return undefined;
      default:
        return assertNever(effect);
    }
  };

  const ask = (transaction: Transaction): ForkEvent | undefined => {
    const { ticket, incoming } = transaction;
    if (!ticket) return { type: 'queueClosed' };
    const turn = ticket.ask((later) => dispatch(transaction, eventOf(later)));
    if (turn !== 'waiting') return eventOf(turn);
    disarm(transaction, 'step');
    upstream(transaction, reply(incoming.message, 182, ports.makeTag()), undefined);
    return undefined;
  };

  const send = (transaction: Transaction, index: number, target: Target): ForkEvent | undefined => {
    const branch = ownBranch(secret, transaction.key, index);
    const request = forwarded(transaction.incoming.message, target.uri, branch, transaction.ticket?.headers);
    const connection = ports.connection(target.connection);
    if (!connection?.send(request)) return { type: 'branchLost', branch: index };
    transaction.sent[index] = { connection, request, branch };
    branches.set(branch, { transaction, index });
    if (transaction.isHunt) {
      arm(transaction, 'step', settings.ringMs, () => dispatch(transaction, { type: 'stepExpired' }));
    }
    return undefined;
  };

  const release = (transaction: Transaction, index: number, response: SipResponse): void => {
    const sent = transaction.sent[index];
    if (!sent || !transaction.isInvite) return;
    const requests = releaseOf(sent.request, response, (part) => ownBranch(secret, sent.branch, part));
    for (const request of requests) {
      if (request.method === 'ACK' || !transaction.inDialog) sent.connection.send(request);
    }
  };

  /** What the exchange itself refuses in the end is told like what it refuses at the door; a caller who left is not. */
  const refused = ({ source, incoming, fork }: Transaction, status: number): void => {
    if (status === 487 || fork.callerGone) return;
    const reason = status === 408 ? 'nobody answered in time' : 'nobody could be reached';
    const { method } = incoming.message;
    ports.log({ event: 'requestRefused', connection: source.id, reason, status, method });
  };

  /** To the caller: by the socket the request came from, or by the one its sender has now. */
  const upstream = (transaction: Transaction, response: SipResponse, from: Connection | undefined): void => {
    const { incoming, source } = transaction;
    if (response.status >= 200 && !transaction.answered) {
      transaction.answered = true;
      open -= 1;
      for (const name of ['step', 'attempt', 'cancel'] as const) disarm(transaction, name);
      transaction.ticket?.leave();
      arm(transaction, 'linger', settings.lingerMs, () => forget(transaction));
    }
    ports.onResponse(incoming, response, from);
    const connection = source.isOpen() ? source : ports.whereabouts.byHost(incoming.envelope.via.host);
    connection?.send(response);
  };

  const arm = (transaction: Transaction, name: TimerName, ms: number, fn: () => void): void => {
    disarm(transaction, name);
    transaction.stops.set(name, timers.after(ms, fn));
  };

  const disarm = (transaction: Transaction, name: TimerName): void => {
    transaction.stops.get(name)?.();
    transaction.stops.delete(name);
  };

  /** Nothing can come any more. An INVITE that failed is still remembered for its ACK. */
  const settled = (transaction: Transaction): void => {
    if (!transaction.isInvite || transaction.fork.callerGone) forget(transaction);
  };

  const forget = (transaction: Transaction): void => {
    for (const stop of transaction.stops.values()) stop();
    transaction.ticket?.leave();
    transaction.stops.clear();
    if (!transaction.answered) open -= 1;
    transaction.answered = true;
    if (transactions.get(transaction.key) === transaction) transactions.delete(transaction.key);
    for (const sent of transaction.sent) if (sent) branches.delete(sent.branch);
  };

  const forward: SipProxy['forward'] = (incoming, source, destination) => {
    const isInvite = incoming.message.method === 'INVITE';
    const users = 'users' in destination ? destination.users : [];
    const ticket = 'ticket' in destination ? destination.ticket : undefined;
    const transaction: Transaction = {
      key: transactionKey(incoming.message, incoming.envelope),
      incoming,
      source,
      isInvite,
      inDialog: incoming.envelope.to.params.has('tag'),
      isHunt: ticket !== undefined || ('users' in destination && destination.isHunt),
      ticket,
      fork: newFork(users, ticket !== undefined),
      sent: [],
      cancelReason: [],
      stops: new Map(),
      answered: false,
    };
    open += 1;
    transactions.set(transaction.key, transaction);
    if (isInvite) source.send(reply(incoming.message, 100, ''));
    const limit = isInvite ? settings.inviteMs : settings.requestMs;
    arm(transaction, 'attempt', limit, () => dispatch(transaction, { type: 'attemptExpired' }));
    dispatch(
      transaction,
      'target' in destination ? { type: 'targetsFound', targets: [destination.target] } : { type: 'started' },
    );
  };

  const byKey = ({ message, envelope }: IncomingRequest): Transaction | undefined =>
    transactions.get(transactionKey(message, envelope));

  const respond: SipProxy['respond'] = (incoming, from) => {
    const { message, envelope } = incoming;
    const drop = (reason: string): void =>
      ports.log({ event: 'messageDropped', connection: from.id, reason, status: message.status });
    if (envelope.via.host !== OWN_HOST) return drop('a response whose topmost Via is not ours');
    const known = branches.get(envelope.via.branch);
    if (known) {
      const { transaction, index } = known;
      if (envelope.cseq.method !== transaction.incoming.message.method) {
        // The answer to our own CANCEL is known and needs nothing.
        return envelope.cseq.method === 'CANCEL' ? undefined : drop('a response to another method');
      }
      const response = returned(message);
      const type = message.status < 200 ? 'provisionalReceived' : 'finalReceived';
      dispatch(transaction, { type, branch: index, response }, from);
      return;
    }
    // An answer of which nothing is remembered: a repeated 2xx, or a request that an earlier run of the exchange sent.
    const next = parseVia(headerValues(message, 'via')[1] ?? '');
    if (!next) return drop('a response to a request that is over');
    const connection = ports.whereabouts.byHost(next.host);
    if (!connection?.send(returned(message))) drop('a response whose sender is not here');
  };

  const connectionClosed = (connection: Connection): void => {
    for (const transaction of [...transactions.values()]) {
      if (transaction.isInvite && transaction.source === connection && !transaction.answered) {
        dispatch(transaction, { type: 'callerLost' });
      }
      for (const [branch, sent] of transaction.sent.entries()) {
        if (sent?.connection === connection) dispatch(transaction, { type: 'branchLost', branch });
      }
    }
  };

  return {
    forward,
    respond,
    connectionClosed,
    knows: (incoming) => byKey(incoming) !== undefined,
    cancel: (incoming) => {
      const transaction = byKey(incoming);
      if (!transaction) return false;
      transaction.cancelReason = headerValues(incoming.message, 'reason');
      dispatch(transaction, { type: 'callerCancelled' });
      return true;
    },
    absorbAck: (incoming) => byKey(incoming)?.fork.phase === 'refused',
    passAck: (incoming, to) => {
      const { message, envelope } = incoming;
      if (envelope.maxForwards === 0) {
        return ports.log({
          event: 'messageDropped',
          connection: to.id,
          reason: 'Max-Forwards of an ACK is used up',
          method: 'ACK',
        });
      }
      to.send(forwarded(message, message.uri, ownBranch(secret, transactionKey(message, envelope), 'ack')));
    },
    pending: () => open,
    stop: () => {
      for (const transaction of [...transactions.values()]) forget(transaction);
    },
  };
};

const eventOf = (turn: Turn): ForkEvent =>
  turn === 'closed' ? { type: 'queueClosed' } : { type: 'userOffered', user: turn.user };
