// Main process. The registrar (RFC 3261 §10.3): who can be reached on which socket. A binding lives no longer than the
// socket that it came over, whatever time it asked for.
import type { Millis } from '@shared/kernel/clock';
import { fail, ok } from '@shared/kernel/result';
import type { Connection, ExchangeSettings, Timers } from '../core/ports';
import { type Address, parseAddress } from '../message/address';
import { headerValue, headerValues } from '../message/headers';
import type { IncomingRequest } from '../message/readMessage';
import type { Read } from '../message/sipMessage';
import { parseUri, sameUser } from '../message/sipUri';

export interface Binding {
  /** Part of the address before the `@`: the exchange serves one domain and does not compare hosts. */
  readonly user: string;
  /** The Contact's value as it was given, without `expires`. */
  readonly contact: string;
  /** The Contact's URI alone. */
  readonly uri: string;
  readonly expiresAt: Millis;
  readonly connection: Connection;
  readonly callId: string;
  readonly cseq: number;
}

export type BindingEnd = 'asked' | 'expired' | 'socketClosed' | 'replaced';

export interface RegistrarPorts {
  readonly settings: ExchangeSettings;
  readonly timers: Timers;
  readonly now: () => Millis;
  readonly onAdded: (binding: Binding) => void;
  readonly onEnded: (binding: Binding, why: BindingEnd) => void;
}

export interface Registrar {
  /** The user's bindings after the request, or 400, 423, 500 or 503. */
  readonly register: (incoming: IncomingRequest, connection: Connection) => Read<readonly Binding[]>;
  readonly bindings: (user: string) => readonly Binding[];
  readonly all: () => readonly Binding[];
  /** Registered now, or before in this run. */
  readonly hasSeen: (user: string) => boolean;
  readonly connectionClosed: (connection: Connection) => void;
  readonly stop: () => void;
}

interface Held extends Binding {
  readonly stop: () => void;
}

interface Wish {
  readonly address: Address;
  readonly contact: string;
  readonly seconds: number;
}

/** Users remembered as known after they left; beyond it the oldest hear 404 in place of 480. */
const MAX_SEEN = 10_000;
const DEFAULT_EXPIRES = 600;

export const createRegistrar = (ports: RegistrarPorts): Registrar => {
  const { settings } = ports;
  const users = new Map<string, Held[]>();
  const seen = new Set<string>();
  let count = 0;

  const end = (held: Held, why: BindingEnd): void => {
    const list = users.get(held.user);
    const at = list?.indexOf(held) ?? -1;
    if (!list || at < 0) return;
    held.stop();
    list.splice(at, 1);
    if (list.length === 0) users.delete(held.user);
    count -= 1;
    if (why !== 'replaced') ports.onEnded(held, why);
  };

  const bind = (wish: Wish, binding: Omit<Binding, 'contact' | 'uri' | 'expiresAt'>): void => {
    const ms = wish.seconds * 1000;
    const held: Held = {
      ...binding,
      contact: wish.contact,
      uri: wish.address.uri,
      expiresAt: ports.now() + ms,
      stop: ports.timers.after(ms, () => end(held, 'expired')),
    };
    const list = users.get(held.user) ?? [];
    users.set(held.user, list);
    list.push(held);
    count += 1;
    remember(held.user);
    ports.onAdded(held);
  };

  const remember = (user: string): void => {
    seen.delete(user);
    seen.add(user);
    const oldest = seen.values().next().value;
    if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest);
  };

  const register: Registrar['register'] = (incoming, connection) => {
    const { message, envelope } = incoming;
    const bad = (status: number, reason: string): Read<readonly Binding[]> =>
      fail({ status, reason, request: message });
    const to = parseUri(envelope.to.uri);
    if (!to || to.user === '') return bad(400, 'To names no user that can be registered');
    const user = sameUser(to.user);
    const held = users.get(user) ?? [];
    const wishes = readWishes(message, settings);
    if (!wishes.ok) return bad(wishes.error.status, wishes.error.reason);
    const { callId, cseq } = envelope;
    const touched = (wish: Wish): Held | undefined => held.find((one) => one.uri === wish.address.uri);
    const ending = wishes.value === 'all' ? [...held] : wishes.value.flatMap((wish) => touched(wish) ?? []);
    // §10.3 step 7: a request that was overtaken by a later one must change nothing.
    if (ending.some((one) => one.callId === callId && one.cseq >= cseq.number)) {
      return bad(500, 'a registration older than the one in force');
    }
    const starting = wishes.value === 'all' ? [] : wishes.value.filter((wish) => wish.seconds > 0);
    const growth = starting.filter((wish) => !touched(wish)).length;
    if (held.length + growth > settings.maxBindingsPerUser || count + growth > settings.maxRegistrations) {
      return bad(503, 'no room for more registrations');
    }
    const stays = new Set(starting.map((wish) => wish.address.uri));
    for (const one of ending) end(one, stays.has(one.uri) ? 'replaced' : 'asked');
    for (const wish of starting) bind(wish, { user, connection, callId, cseq: cseq.number });
    return ok(users.get(user) ?? []);
  };

  const all = (): readonly Held[] => [...users.values()].flat();

  return {
    register,
    bindings: (user) => users.get(user) ?? [],
    all,
    hasSeen: (user) => seen.has(user),
    connectionClosed: (connection) => {
      for (const held of all()) if (held.connection === connection) end(held, 'socketClosed');
    },
    stop: () => {
      for (const held of all()) held.stop();
      users.clear();
    },
  };
};

/** The Contacts of a REGISTER with the seconds each is to live; `all` for `Contact: *` with Expires 0 (§10.2.2). */
const readWishes = (
  message: IncomingRequest['message'],
  settings: ExchangeSettings,
): Read<readonly Wish[] | 'all'> => {
  const contacts = headerValues(message, 'contact');
  const general = headerValue(message, 'expires');
  if (contacts.includes('*')) {
    return contacts.length === 1 && general !== undefined && /^0+$/.test(general)
      ? ok('all')
      : fail({ status: 400, reason: 'Contact * without Expires 0, or beside another' });
  }
  const wishes: Wish[] = [];
  for (const contact of contacts) {
    const address = parseAddress(contact);
    if (!address) return fail({ status: 400, reason: 'a Contact is not readable' });
    const asked = seconds(address.params.get('expires') ?? general);
    if (asked > 0 && asked < settings.minExpires) return fail({ status: 423, reason: 'expires too soon' });
    wishes.push({ address, contact: withoutExpires(contact), seconds: Math.min(asked, settings.maxExpires) });
  }
  return ok(wishes);
};

/** A number that cannot be read counts as absent (§20.19); one too large is cut by the caller. */
const seconds = (text: string | undefined): number =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : DEFAULT_EXPIRES;

const withoutExpires = (contact: string): string => {
  const close = contact.lastIndexOf('>') + 1;
  return (
    contact.slice(0, close) + contact.slice(close).replace(/[ \t]*;[ \t]*expires[ \t]*=[ \t]*[^;]*/gi, '')
  );
};
