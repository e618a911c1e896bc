// Main process. The embedded practice exchange: registrar and proxy for SIP over WebSocket, so that the program does its
// whole job on one machine. It carries signalling alone; audio goes straight between the pages.
//
//   transport/  frames, limits        message/  bytes ↔ messages        registrar/  who is where
//   core/       router → proxy → fork: what becomes of each request

import type { Clock } from '@shared/kernel/clock';
import type { IdMaker } from '@shared/kernel/ids';
import type { WebSocket } from 'ws';
import { createCallBook, type ExchangeCall } from './core/callBook';
import { createEmitter } from './core/emitter';
import { OWN_HOST } from './core/outgoing';
import {
  type Connection,
  DEFAULT_SETTINGS,
  type ExchangeSettings,
  type Log,
  type Timers,
} from './core/ports';
import { createProxy } from './core/proxy';
import { createQueues } from './core/queues';
import { createRouter, type RouteHooks } from './core/router';
import { createWhereabouts } from './core/whereabouts';
import { isRequest } from './message/readMessage';
import { type Binding, type BindingEnd, createRegistrar } from './registrar/registrar';
import { openConnection } from './transport/socket';
import { createUpgradeDoor, type HandleUpgrade } from './transport/upgrade';

export interface ExchangeOptions extends RouteHooks {
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly log?: Log | undefined;
  readonly timers?: Timers | undefined;
  readonly settings?: Partial<ExchangeSettings> | undefined;
}

export interface Registration {
  readonly user: string;
  readonly uri: string;
  readonly expiresAt: number;
}

export interface ExchangeEvents {
  readonly callStarted: ExchangeCall;
  readonly callRinging: ExchangeCall;
  readonly callAnswered: ExchangeCall;
  /** `status`: the failure's code; 200 after a BYE; 0 where both sockets went away. */
  readonly callEnded: { readonly call: ExchangeCall; readonly status: number };
  readonly registered: Registration;
  readonly unregistered: Registration & { readonly why: BindingEnd };
  /** A message was not understood; `reason` is one of our own sentences. */
  readonly messageRejected: { readonly status: number; readonly reason: string };
}

/** The exchange without a door of its own: the host hands it the upgrades that it has let in. */
export interface ExchangeCore {
  readonly handleUpgrade: HandleUpgrade;
  readonly registrations: () => readonly Registration[];
  readonly calls: () => readonly ExchangeCall[];
  /** Requests without a final answer, and open sockets. */
  readonly load: () => { readonly pending: number; readonly connections: number };
  readonly on: <K extends keyof ExchangeEvents>(
    event: K,
    fn: (value: ExchangeEvents[K]) => void,
  ) => () => void;
  /** The host knows of somebody who became free: callers who wait are looked at again. */
  readonly queueChanged: () => void;
  /** Since when each caller of a queue waits. */
  readonly waiting: (queue: string) => readonly number[];
  /** Closes every socket. Calls that are up go on: their audio never came through here. */
  readonly stop: () => Promise<void>;
}

const REAL_TIMERS: Timers = {
  after: (ms, fn) => {
    const timer = setTimeout(fn, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

export const createExchange = (options: ExchangeOptions): ExchangeCore => {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const timers = options.timers ?? REAL_TIMERS;
  const log = discreet(options.log);
  const makeTag = (): string => options.ids().replaceAll('-', '');
  const now = options.clock;
  const emitter = createEmitter<ExchangeEvents>(() =>
    log({ event: 'hookFailed', connection: '', reason: 'a listener of the exchange threw' }),
  );
  const open = new Map<string, { readonly socket: WebSocket; readonly connection: Connection }>();

  const whereabouts = createWhereabouts(OWN_HOST);
  const registrar = createRegistrar({
    settings,
    timers,
    now,
    onAdded: (binding) => {
      emitter.emit('registered', registrationOf(binding));
      queues.changed();
    },
    onEnded: (binding, why) => emitter.emit('unregistered', { ...registrationOf(binding), why }),
  });
  const queues = createQueues({
    settings,
    timers,
    now,
    isRegistered: (user) => registrar.bindings(user).length > 0,
  });
  const calls = createCallBook({
    now,
    makeId: options.ids,
    userOn: (connection) => registrar.all().find((one) => one.connection === connection)?.user,
    listener: {
      started: (call) => emitter.emit('callStarted', call),
      ringing: (call) => emitter.emit('callRinging', call),
      answered: (call) => emitter.emit('callAnswered', call),
      ended: (call, status) => emitter.emit('callEnded', { call, status }),
    },
  });
  const proxy = createProxy({
    settings,
    timers,
    makeTag,
    log,
    whereabouts,
    connection: (id) => open.get(id)?.connection,
    find: (user) =>
      registrar.bindings(user).map(({ connection, uri }) => ({ connection: connection.id, uri })),
    onResponse: calls.heard,
  });
  const route = createRouter({
    settings,
    hooks: options,
    makeTag,
    now,
    log,
    whereabouts,
    registrar,
    proxy,
    calls,
    queues,
  });

  const onClosed = (connection: Connection): void => {
    open.delete(connection.id);
    registrar.connectionClosed(connection);
    whereabouts.forget(connection);
    proxy.connectionClosed(connection);
    calls.connectionClosed();
  };

  const onSocket = (socket: WebSocket, owner: string | undefined): void => {
    const connection = openConnection(socket, options.ids(), {
      settings,
      owner,
      timers,
      log,
      makeTag,
      onClosed,
      onRejected: ({ status, reason }) => emitter.emit('messageRejected', { status, reason }),
      onMessage: (incoming, from) => {
        if (isRequest(incoming)) return route(incoming, from);
        whereabouts.learnFrom(incoming, from);
        proxy.respond(incoming, from);
      },
    });
    open.set(connection.id, { socket, connection });
  };

  const door = createUpgradeDoor({ hasRoom: () => open.size < settings.maxConnections, onSocket });

  return {
    handleUpgrade: door.handleUpgrade,
    registrations: () => registrar.all().map(registrationOf),
    calls: calls.all,
    load: () => ({ pending: proxy.pending(), connections: open.size }),
    on: emitter.on,
    queueChanged: queues.changed,
    waiting: queues.waiting,
    stop: async () => {
      proxy.stop();
      registrar.stop();
      door.close();
      const closed = [...open.values()].map(({ socket }) => closeSocket(socket));
      await Promise.all(closed);
    },
  };
};

/** A method that is not a plain word can be anything, a name too: it stays out of the log. */
const discreet =
  (log: Log = () => {}): Log =>
  ({ method, ...line }) =>
    log(method !== undefined && /^[A-Z]{1,20}$/.test(method) ? { ...line, method } : line);

const registrationOf = ({ user, uri, expiresAt }: Binding): Registration => ({ user, uri, expiresAt });

/** Says goodbye, and does not wait for a peer that is frozen. */
const closeSocket = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), 500);
    socket.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    socket.close(1001);
  });
