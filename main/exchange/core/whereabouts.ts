// Main process. Which socket a party speaks from. SIP.js names itself `xxxx.invalid` in Via and Contact; nobody can
// resolve that, so every message that a socket brings in tells where its names lead. Refreshed by each message, a party
// that comes back on a new socket, or to an exchange that was started anew, is found again without Record-Route.

import { parseAddress } from '../message/address';
import { headerValues } from '../message/headers';
import type { IncomingRequest, IncomingResponse } from '../message/readMessage';
import { parseUri, type SipUri } from '../message/sipUri';
import type { Connection } from './ports';

/** Names that one socket may bring: a phone has one or two; more is a broken or hostile client. */
const MAX_NAMES = 16;

/** The domain of every address of record on the practice exchange: it names nobody's socket. */
const PRACTICE_DOMAIN = 'linkseat.invalid';

export const isPrivateHost = (host: string): boolean => host.endsWith('.invalid') && host !== PRACTICE_DOMAIN;

export interface Whereabouts {
  readonly learnFrom: (incoming: IncomingRequest | IncomingResponse, connection: Connection) => void;
  /** The socket of a Via's or URI's `host.invalid`. */
  readonly byHost: (host: string) => Connection | undefined;
  /** The socket of a Contact seen before; for requests inside a dialog. */
  readonly byContact: (uri: SipUri) => Connection | undefined;
  readonly forget: (connection: Connection) => void;
}

/** `.invalid` hosts are unique by themselves; of any other host only the whole address is. */
const nameOf = (uri: SipUri): string =>
  isPrivateHost(uri.host) ? uri.host : `${uri.user}@${uri.host}:${uri.port ?? ''}`;

export const createWhereabouts = (ownHost: string): Whereabouts => {
  const sockets = new Map<string, Connection>();
  const names = new Map<string, Set<string>>();

  const learn = (name: string, connection: Connection): void => {
    const before = sockets.get(name);
    if (before === connection) return;
    if (before) names.get(before.id)?.delete(name);
    const own = names.get(connection.id) ?? new Set<string>();
    names.set(connection.id, own.add(name));
    sockets.set(name, connection);
    if (own.size <= MAX_NAMES) return;
    const oldest = own.values().next().value;
    if (oldest === undefined) return;
    own.delete(oldest);
    sockets.delete(oldest);
  };

  const byName = (name: string): Connection | undefined => {
    const found = sockets.get(name);
    return found?.isOpen() ? found : undefined;
  };

  return {
    learnFrom: ({ message, envelope }, connection) => {
      const { host } = envelope.via;
      if (message.kind === 'request' && isPrivateHost(host) && host !== ownHost) learn(host, connection);
      for (const value of headerValues(message, 'contact')) {
        const uri = parseUri(parseAddress(value)?.uri ?? '');
        if (uri && uri.host !== '' && uri.host !== ownHost) learn(nameOf(uri), connection);
      }
    },
    byHost: (host) => (isPrivateHost(host) ? byName(host) : undefined),
    byContact: (uri) => byName(nameOf(uri)),
    forget: (connection) => {
      for (const name of names.get(connection.id) ?? []) sockets.delete(name);
      names.delete(connection.id);
    },
  };
};
