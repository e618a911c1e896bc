// Main process. What the core needs from outside: sockets, time, ids, a log. All of it is given, so that tests own it.
import type { SipMessage } from '../message/sipMessage';

/** One WebSocket as the core sees it. */
export interface Connection {
  readonly id: string;
  /** Whom the host let in by it; absent where it does not tell. */
  readonly owner?: string | undefined;
  readonly isOpen: () => boolean;
  /** False where the socket is closed, or closes now because its reader is too slow. */
  readonly send: (message: SipMessage) => boolean;
}

export interface Timers {
  /** Runs `fn` once in `ms`; the answer cancels it. */
  readonly after: (ms: number, fn: () => void) => () => void;
}

/** A line for the log. It never holds a user, a body, or anything else out of a message but its method. */
export interface LogLine {
  readonly event: 'messageRejected' | 'messageDropped' | 'requestRefused' | 'connectionClosed' | 'hookFailed';
  readonly connection: string;
  readonly reason: string;
  readonly status?: number;
  readonly method?: string;
}

export type Log = (line: LogLine) => void;

/** All times in milliseconds, sizes in octets. */
export interface ExchangeSettings {
  /** How long one user rings before the next of a number is rung. */
  readonly ringMs: number;
  /** How long a caller waits for somebody to be free, before he hears that nobody is. */
  readonly queueMs: number;
  /** Callers who wait for one number, before the next hears 503. */
  readonly maxQueued: number;
  /** How long an INVITE may wait for its final answer: then 408 and CANCEL. */
  readonly inviteMs: number;
  /** How long any other request may wait: then 408 (RFC 3261, timer F). */
  readonly requestMs: number;
  /** How long a cancelled callee may take to say so, before the caller hears 487 without it. */
  readonly cancelMs: number;
  /** How long an ended INVITE is remembered, for its ACK and for late answers. */
  readonly lingerMs: number;
  /** Requests under way before new ones hear 503. Requests inside a dialog have twice the room. */
  readonly maxPending: number;
  readonly maxBindingsPerUser: number;
  readonly maxRegistrations: number;
  /** Seconds; a shorter wish hears 423, a longer one is cut. */
  readonly minExpires: number;
  readonly maxExpires: number;
  readonly maxConnections: number;
  /** A larger message hears 513. */
  readonly maxMessage: number;
  /** A peer with more than this unread is cut off. */
  readonly maxBuffered: number;
  /** Between pings; a peer silent for a whole interval is cut off. */
  readonly pulseMs: number;
}

export const DEFAULT_SETTINGS: ExchangeSettings = {
  ringMs: 20_000,
  queueMs: 120_000,
  maxQueued: 100,
  inviteMs: 180_000,
  requestMs: 32_000,
  cancelMs: 2_000,
  lingerMs: 32_000,
  maxPending: 2_000,
  maxBindingsPerUser: 10,
  maxRegistrations: 5_000,
  minExpires: 10,
  maxExpires: 3_600,
  maxConnections: 2_000,
  maxMessage: 64 * 1024,
  maxBuffered: 1024 * 1024,
  pulseMs: 30_000,
};
