// Main process. SIP over one WebSocket (RFC 7118): frames in and out, keep-alive, and the limits on both.
import { isUtf8 } from 'node:buffer';
import type { RawData, WebSocket } from 'ws';
import type { Connection, ExchangeSettings, Log, Timers } from '../core/ports';
import { type Incoming, readMessage } from '../message/readMessage';
import { reply } from '../message/reply';
import type { Rejection } from '../message/sipMessage';
import { writeMessage } from '../message/writeMessage';

export interface SocketPorts {
  readonly settings: ExchangeSettings;
  readonly owner: string | undefined;
  readonly timers: Timers;
  readonly log: Log;
  readonly makeTag: () => string;
  readonly onMessage: (incoming: Incoming, connection: Connection) => void;
  readonly onRejected: (rejection: Rejection, connection: Connection) => void;
  readonly onClosed: (connection: Connection) => void;
}

/** Hard limit of a frame, above which ws itself closes the socket; up to it an oversized message is answered 513. */
export const MAX_FRAME = 1024 * 1024;

export const openConnection = (socket: WebSocket, id: string, ports: SocketPorts): Connection => {
  const { settings, log } = ports;
  const isOpen = (): boolean => socket.readyState === socket.OPEN;

  const write = (data: Buffer): boolean => {
    if (!isOpen()) return false;
    if (socket.bufferedAmount > settings.maxBuffered) {
      log({ event: 'connectionClosed', connection: id, reason: 'the peer reads too slowly' });
      socket.terminate();
      return false;
    }
    // A body that is no UTF-8 may not travel in a text frame (RFC 6455 §8.1).
    socket.send(data, { binary: !isUtf8(data) });
    return true;
  };

  const connection: Connection = {
    id,
    owner: ports.owner,
    isOpen,
    send: (message) => write(writeMessage(message)),
  };

  const reject = (rejection: Rejection): void => {
    const { status, reason, request } = rejection;
    const method = request?.method;
    const event = request ? 'messageRejected' : 'messageDropped';
    log({ event, connection: id, reason, status, ...(method === undefined ? {} : { method }) });
    ports.onRejected(rejection, connection);
    const canAnswer = request?.headers.some((one) => one.key === 'via') && method !== 'ACK';
    if (request && canAnswer) connection.send(reply(request, status, ports.makeTag()));
  };

  /** One bad message, or a bug in a hook, must end neither the exchange nor leave the sender without an answer. */
  const handle = (incoming: Incoming): void => {
    try {
      ports.onMessage(incoming, connection);
    } catch (cause) {
      // The stack's first line names our code; the error's message could name the caller.
      const where = cause instanceof Error ? (cause.stack?.split('\n    at ')[1] ?? '') : '';
      log({ event: 'hookFailed', connection: id, reason: `failed at ${where}`, status: 500 });
      const { message } = incoming;
      if (message.kind === 'request' && message.method !== 'ACK') {
        connection.send(reply(message, 500, ports.makeTag()));
      }
    }
  };

  const receive = (data: Buffer): void => {
    if (isBlank(data)) {
      // CRLFCRLF asks for a sign of life, CRLF is one (RFC 5626 §3.5.1).
      if (data.length >= 4) write(Buffer.from('\r\n'));
      return;
    }
    const isTooLarge = data.length > settings.maxMessage;
    const read = readMessage(isTooLarge ? data.subarray(0, settings.maxMessage) : data);
    if (isTooLarge) {
      const request = requestIn(read);
      reject({ status: 513, reason: 'the message is too large', ...(request ? { request } : {}) });
    } else if (read.ok) handle(read.value);
    else reject(read.error);
  };

  socket.on('message', (data: RawData) => receive(asBuffer(data)));
  socket.on('error', () => {
    log({ event: 'connectionClosed', connection: id, reason: 'the socket failed' });
  });
  const stopWatching = watchPulse(socket, ports, () => {
    log({ event: 'connectionClosed', connection: id, reason: 'the peer is silent' });
  });
  socket.on('close', () => {
    stopWatching();
    ports.onClosed(connection);
  });
  return connection;
};

/**
 * A machine that lost its power or its network closes nothing. Each interval the peer gets a ping, which every WebSocket
 * answers by itself; one that gave no sign of life for a whole interval is cut off, and its bindings with it.
 */
const watchPulse = (socket: WebSocket, ports: SocketPorts, onSilent: () => void): (() => void) => {
  const { timers, settings } = ports;
  let isAlive = true;
  for (const sign of ['pong', 'message'] as const) {
    socket.on(sign, () => {
      isAlive = true;
    });
  }
  const beat = (): void => {
    if (!isAlive) {
      onSilent();
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
    stop = timers.after(settings.pulseMs, beat);
  };
  let stop = timers.after(settings.pulseMs, beat);
  return () => stop();
};

const asBuffer = (data: RawData): Buffer => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
};

const isBlank = (data: Buffer): boolean => {
  for (const byte of data) if (byte !== 13 && byte !== 10) return false;
  return true;
};

const requestIn = (read: ReturnType<typeof readMessage>): Rejection['request'] => {
  if (!read.ok) return read.error.request;
  return read.value.message.kind === 'request' ? read.value.message : undefined;
};
