// Main process. What becomes of each request: answered here, refused, or handed to the proxy (RFC 3261 §16.3–16.5).
import { optionTags } from '../message/headers';
import type { IncomingRequest } from '../message/readMessage';
import { reply } from '../message/reply';
import { type Header, header, type SipRequest } from '../message/sipMessage';
import { parseUri, sameUser } from '../message/sipUri';
import type { Binding, Registrar } from '../registrar/registrar';
import type { CallBook } from './callBook';
import { hasLooped } from './outgoing';
import type { Connection, ExchangeSettings, Log } from './ports';
import type { SipProxy } from './proxy';
import type { Queue, Queues } from './queues';
import { isPrivateHost, type Whereabouts } from './whereabouts';

/** Users to ring one after another, a queue that callers may wait in, or the code to refuse with. */
export type Route = readonly string[] | { readonly queue: Queue } | { readonly reject: number };

/** What a challenged or refused request hears: 401 or 407 with its challenge headers, 400, or 403. */
export interface Challenge {
  readonly status: number;
  readonly headers: readonly Header[];
}

export type Authorize = (request: SipRequest, connection: Connection) => 'ok' | Challenge;

export interface RouteHooks {
  /** Asked for every request outside a dialog. Resolves what was dialled; `undefined` for what is no number of the host's: then it is the user itself. */
  readonly route?: ((user: string, from: string) => Route | undefined) | undefined;
  /** Asked for REGISTER and for every request outside a dialog except ACK and CANCEL. */
  readonly authorize?: Authorize | undefined;
  /** Takes out of an authorized request what is for nobody behind the exchange. */
  readonly consume?: ((request: SipRequest) => SipRequest) | undefined;
  /** Whether a user exists who is not registered now: 480, not 404. Default: who was registered before. */
  readonly isKnown?: ((user: string) => boolean) | undefined;
}

export interface RouterPorts {
  readonly settings: ExchangeSettings;
  readonly hooks: RouteHooks;
  readonly makeTag: () => string;
  readonly now: () => number;
  readonly log: Log;
  readonly whereabouts: Whereabouts;
  readonly registrar: Registrar;
  readonly proxy: SipProxy;
  readonly calls: CallBook;
  readonly queues: Queues;
}

/** Seconds. */
const RETRY_AFTER = 5;

const ALLOW = header('Allow', 'REGISTER, OPTIONS');

export type Router = (incoming: IncomingRequest, connection: Connection) => void;

export const createRouter = (ports: RouterPorts): Router => {
  const { settings, hooks, registrar, proxy, whereabouts } = ports;

  const answer = (
    request: SipRequest,
    connection: Connection,
    status: number,
    headers: readonly Header[] = [],
  ): void => {
    connection.send(reply(request, status, ports.makeTag(), headers));
  };

  const refuse = (
    incoming: IncomingRequest,
    connection: Connection,
    status: number,
    reason: string,
    headers: readonly Header[] = [],
  ): void => {
    const { method } = incoming.message;
    ports.log({ event: 'requestRefused', connection: connection.id, reason, status, method });
    answer(incoming.message, connection, status, headers);
  };

  /** Why a request may not pass, before anybody looks where it goes. */
  const objection = (
    { message, envelope }: IncomingRequest,
    connection: Connection,
  ): [number, string, readonly Header[]] | undefined => {
    if (envelope.maxForwards === 0) return [483, 'Max-Forwards is used up', []];
    if (hasLooped(message)) return [482, 'it came through here before', []];
    const isOurs = message.method === 'REGISTER' || envelope.uri.user === '';
    const wanted = optionTags(message, 'proxy-require').concat(isOurs ? optionTags(message, 'require') : []);
    if (wanted.length > 0)
      return [420, 'an extension is required', [header('Unsupported', wanted.join(', '))]];
    const inDialog = envelope.to.params.has('tag');
    const room = inDialog ? settings.maxPending * 2 : settings.maxPending;
    if (proxy.pending() >= room)
      return [503, 'too many requests are under way', [header('Retry-After', String(RETRY_AFTER))]];
    if (inDialog && message.method !== 'REGISTER') return undefined;
    const verdict = hooks.authorize?.(message, connection) ?? 'ok';
    return verdict === 'ok' ? undefined : [verdict.status, 'not authorized', verdict.headers];
  };

  const register = (incoming: IncomingRequest, connection: Connection) => {
    const result = registrar.register(incoming, connection);
    if (result.ok) return answer(incoming.message, connection, 200, result.value.map(contactLine));
    const { status, reason } = result.error;
    refuse(incoming, connection, status, reason, advice(status));
  };

  /** What a refused phone needs to do better (RFC 3261 §20.23, §20.33). */
  const advice = (status: number): readonly Header[] => {
    if (status === 423) return [header('Min-Expires', String(settings.minExpires))];
    return status === 503 ? [header('Retry-After', String(RETRY_AFTER))] : [];
  };

  const contactLine = (binding: Binding): Header => {
    const left = Math.max(0, Math.ceil((binding.expiresAt - ports.now()) / 1000));
    return header('Contact', `${binding.contact};expires=${left}`);
  };

  /** The socket of a party inside a dialog, or of one that is addressed by its own `host.invalid`. */
  const direct = ({ message, envelope }: IncomingRequest): Connection | 'gone' | undefined => {
    const { uri, to } = envelope;
    const found = whereabouts.byHost(uri.host);
    if (found) return found;
    if (to.params.has('tag') || message.method === 'ACK') {
      const contact = whereabouts.byContact(uri);
      if (contact) return contact;
    }
    return isPrivateHost(uri.host) && !isKnown(sameUser(uri.user)) ? 'gone' : undefined;
  };

  const isKnown = (user: string): boolean =>
    registrar.bindings(user).length > 0 || registrar.hasSeen(user) || (hooks.isKnown?.(user) ?? false);

  const toUser = (incoming: IncomingRequest, connection: Connection) => {
    const dialled = sameUser(incoming.envelope.uri.user);
    const from = parseUri(incoming.envelope.from.uri)?.user ?? '';
    const route = hooks.route?.(dialled, sameUser(from));
    if (route && 'reject' in route) return refuse(incoming, connection, route.reject, 'refused by the host');
    if (route && 'queue' in route) return toQueue(incoming, connection, route.queue);
    const users = (route ?? [dialled]).map(userOf);
    const reachable = users.filter((user) => registrar.bindings(user).length > 0);
    if (reachable.length === 0) {
      const known = route !== undefined || isKnown(dialled);
      return refuse(incoming, connection, known ? 480 : 404, known ? 'not registered' : 'no such user');
    }
    ports.calls.started(incoming, connection);
    proxy.forward(incoming, connection, { users: reachable, isHunt: route !== undefined });
  };

  const toQueue = (incoming: IncomingRequest, connection: Connection, queue: Queue) => {
    const turnAway = (status: number, reason: string, headers: readonly Header[] = []) => {
      ports.calls.turnedAway(incoming, { name: queue.name, since: ports.now() }, status);
      refuse(incoming, connection, status, reason, headers);
    };
    const ticket = ports.queues.enter(queue);
    if (ticket === 'empty') return turnAway(480, 'nobody works for this number now');
    if (ticket === 'full') {
      const later = header('Retry-After', String(RETRY_AFTER));
      return turnAway(503, 'too many callers wait', [later]);
    }
    ports.calls.started(incoming, connection, ticket.place);
    proxy.forward(incoming, connection, { ticket });
  };

  const ack = (incoming: IncomingRequest): void => {
    if (proxy.absorbAck(incoming)) return;
    const found = direct(incoming);
    if (found && found !== 'gone') proxy.passAck(incoming, found);
  };

  const cancel = (incoming: IncomingRequest, connection: Connection): void => {
    if (proxy.knows(incoming)) {
      answer(incoming.message, connection, 200);
      proxy.cancel(incoming);
    } else refuse(incoming, connection, 481, 'no such INVITE is under way');
  };

  return (incoming, connection) => {
    const { message, envelope } = incoming;
    whereabouts.learnFrom(incoming, connection);
    if (message.method === 'ACK') return ack(incoming);
    if (message.method === 'CANCEL') return cancel(incoming, connection);
    if (proxy.knows(incoming)) return;
    const objected = objection(incoming, connection);
    if (objected) return refuse(incoming, connection, ...objected);
    if (message.method === 'REGISTER') return register(incoming, connection);
    if (message.method === 'BYE') ports.calls.ended(envelope.callId, 200);
    const found = direct(incoming);
    const passed = hooks.consume ? { ...incoming, message: hooks.consume(message) } : incoming;
    if (found === 'gone') return refuse(incoming, connection, 480, 'the other end has no socket now');
    if (found) {
      ports.calls.started(incoming, connection);
      return proxy.forward(passed, connection, { target: { connection: found.id, uri: message.uri } });
    }
    if (envelope.uri.user !== '') return toUser(passed, connection);
    if (message.method !== 'OPTIONS')
      return refuse(incoming, connection, 405, 'not for an exchange', [ALLOW]);
    answer(message, connection, 200, [ALLOW, header('Accept', 'application/sdp')]);
  };
};

/** `12345-001` and `sip:12345-001@anything` name the same user. */
const userOf = (target: string): string => sameUser(parseUri(target)?.user ?? target);
