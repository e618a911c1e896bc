// Main process. The calls that the exchange sees, for lists and events. It watches and decides nothing: audio goes past
// it, and a dialog outlives its sockets.
import type { Millis } from '@shared/kernel/clock';
import { parseAddress } from '../message/address';
import { headerValue } from '../message/headers';
import type { IncomingRequest } from '../message/readMessage';
import type { SipRequest, SipResponse } from '../message/sipMessage';
import { parseUri } from '../message/sipUri';
import type { Connection } from './ports';
import type { QueuePlace } from './queues';

export interface ExchangeCall {
  readonly id: string;
  /** SIP's own name for it. */
  readonly callId: string;
  /** User part of From. */
  readonly from: string;
  /** What the telephone that rings shows: the asserted identity (RFC 3325), else From; empty where it is hidden. */
  readonly number: string;
  /** Where it waits for somebody to be rung. */
  readonly queue?: QueuePlace;
  /** User part of what was dialled: a seat or a number. */
  readonly dialled: string;
  readonly state: 'trying' | 'ringing' | 'connected';
  readonly startedAt: Millis;
  readonly answeredAt?: Millis;
  /** The user who answered, where registered here. */
  readonly answeredBy?: string;
}

export interface CallListener {
  readonly started: (call: ExchangeCall) => void;
  readonly ringing: (call: ExchangeCall) => void;
  readonly answered: (call: ExchangeCall) => void;
  /** `status`: the failure's code; 200 after a BYE; 0 where both sockets went away. */
  readonly ended: (call: ExchangeCall, status: number) => void;
}

export interface CallBookPorts {
  readonly now: () => Millis;
  readonly makeId: () => string;
  readonly userOn: (connection: Connection) => string | undefined;
  readonly listener: CallListener;
}

export interface CallBook {
  readonly started: (incoming: IncomingRequest, source: Connection, queue?: QueuePlace) => void;
  /** Refused at the door of a queue: it ends as it begins. */
  readonly turnedAway: (incoming: IncomingRequest, queue: QueuePlace, status: number) => void;
  readonly heard: (incoming: IncomingRequest, response: SipResponse, from: Connection | undefined) => void;
  readonly ended: (callId: string, status: number) => void;
  readonly connectionClosed: () => void;
  readonly all: () => readonly ExchangeCall[];
}

interface Entry {
  call: ExchangeCall;
  readonly caller: Connection;
  callee: Connection | undefined;
}

/** Calls listed at once; beyond it the oldest leave the list, and nothing else happens to them. */
const MAX_LISTED = 2_000;

export const createCallBook = (ports: CallBookPorts): CallBook => {
  const entries = new Map<string, Entry>();

  const ended = (callId: string, status: number): void => {
    const entry = entries.get(callId);
    if (!entry) return;
    entries.delete(callId);
    ports.listener.ended(entry.call, status);
  };

  const heard: CallBook['heard'] = ({ message, envelope }, response, from) => {
    const entry = entries.get(envelope.callId);
    if (!entry || message.method !== 'INVITE' || entry.call.state === 'connected') return;
    if (response.status >= 300) return ended(envelope.callId, response.status);
    if (response.status < 200) {
      if (entry.call.state === 'ringing' || response.status === 182) return;
      entry.call = { ...entry.call, state: 'ringing' };
      return ports.listener.ringing(entry.call);
    }
    const user = from && ports.userOn(from);
    entry.callee = from;
    entry.call = {
      ...entry.call,
      state: 'connected',
      answeredAt: ports.now(),
      ...(user === undefined ? {} : { answeredBy: user }),
    };
    ports.listener.answered(entry.call);
  };

  const begun = ({ message, envelope }: IncomingRequest, queue?: QueuePlace): ExchangeCall | undefined => {
    if (message.method !== 'INVITE' || envelope.to.params.has('tag')) return undefined;
    const call: ExchangeCall = {
      id: ports.makeId(),
      callId: envelope.callId,
      from: parseUri(envelope.from.uri)?.user ?? '',
      number: shownNumber(message, envelope),
      dialled: envelope.uri.user,
      state: 'trying',
      startedAt: ports.now(),
      ...(queue && { queue }),
    };
    ports.listener.started(call);
    return call;
  };

  return {
    heard,
    ended,
    started: (incoming, source, queue) => {
      const call = begun(incoming, queue);
      if (call === undefined) return;
      entries.set(call.callId, { call, caller: source, callee: undefined });
      const oldest = entries.keys().next().value;
      if (entries.size > MAX_LISTED && oldest !== undefined) entries.delete(oldest);
    },
    turnedAway: (incoming, queue, status) => {
      const call = begun(incoming, queue);
      if (call !== undefined) ports.listener.ended(call, status);
    },
    connectionClosed: () => {
      for (const [callId, { call, caller, callee }] of entries) {
        if (call.state === 'connected' && !caller.isOpen() && !callee?.isOpen()) ended(callId, 0);
      }
    },
    all: () => [...entries.values()].map((entry) => entry.call),
  };
};

const shownNumber = (message: SipRequest, { from }: IncomingRequest['envelope']): string => {
  const asserted = parseAddress(headerValue(message, 'p-asserted-identity') ?? '') ?? from;
  const uri = parseUri(asserted.uri);
  return uri === undefined || uri.user === 'anonymous' || uri.host === 'anonymous.invalid' ? '' : uri.user;
};
