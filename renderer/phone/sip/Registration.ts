// Phone page. Keeps the socket and the registration up: SIP.js says `Registered` while its socket is down, and gives
// up for good after a refusal.
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import { Registerer, type UserAgent } from 'sip.js';
import { retryDelay } from './reconnect';
import type { ServerChoice } from './ServerChoice';

/** Seconds; refreshed by SIP.js before they are over. */
const EXPIRES = 300;

/** Milliseconds until a secret that was refused is tried again: often enough to notice, rarely enough not to be barred. */
const UNAUTHORIZED_AGAIN = 30_000;

/** Milliseconds that a server may take to let us go. */
const UNREGISTER_LIMIT = 500;

type State = PhoneStatus['registration'];

export interface RegistrationParts {
  readonly agent: UserAgent;
  readonly servers: ServerChoice;
  readonly random: () => number;
  /** Milliseconds on another server until the first is asked after. */
  readonly returnAfter: number;
  /** No call would lose its signalling for a moment. */
  readonly isIdle: () => boolean;
  readonly tell: (state: State) => void;
}

export class Registration {
  readonly #parts: RegistrationParts;
  readonly #registerer: Registerer;
  #failures = 0;
  #wanted = false;
  /** The connection that stands, or stood last, has registered us. */
  #served = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #returning: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
    this.#registerer = new Registerer(parts.agent, { expires: EXPIRES, refreshFrequency: 80 });
  }

  start(): void {
    this.#wanted = true;
    this.#parts.tell('connecting');
    this.#parts.agent.start().catch(() => this.disconnected());
  }

  /** Nothing is brought back any more, and nobody is told. */
  forget(): void {
    this.#wanted = false;
    clearTimeout(this.#retry);
    clearTimeout(this.#returning);
  }

  /** The server is told, so that nobody is rung here any more; one that does not answer is not waited for. */
  async stop(): Promise<void> {
    this.forget();
    await Promise.race([this.#registerer.dispose(), pause(UNREGISTER_LIMIT)]);
    // Not its own stop: that disposes of transactions whose timers then run for ever. Without a socket they end.
    await this.#parts.agent.transport.disconnect().catch(() => undefined);
  }

  connected(): void {
    if (!this.#wanted) return;
    this.#registerer
      .register({
        requestDelegate: {
          onAccept: () => this.#accepted(),
          onReject: ({ message }) => this.#refused(message.statusCode ?? 0),
        },
      })
      .catch(() => this.#again());
  }

  disconnected(): void {
    if (!this.#wanted) return;
    clearTimeout(this.#returning);
    // A server that served is tried where it was; one that could not be had, or would not serve, is left.
    if (!this.#served) this.#parts.servers.next();
    this.#served = false;
    this.#parts.tell(this.#failures === 0 ? 'connecting' : 'unreachable');
    this.#again();
  }

  #accepted(): void {
    this.#failures = 0;
    this.#served = true;
    this.#parts.tell('registered');
    if (!this.#parts.servers.isPreferred) this.#returnLater();
  }

  /** A timed-out or overloaded server is left or asked again like a lost one; only a clear no is told as such. */
  #refused(status: number): void {
    const { tell, servers, agent } = this.#parts;
    const isAway = status === 408 || status >= 500;
    const isSecret = status === 401 || status === 403 || status === 407;
    tell(isAway ? 'unreachable' : isSecret ? 'unauthorized' : 'refused');
    this.#served = false;
    if (isAway && servers.hasOthers) void agent.transport.disconnect().catch(() => this.#again());
    else this.#again(isSecret ? UNAUTHORIZED_AGAIN : undefined);
  }

  /** Back to the first server once it can be reached and nobody is on the line. */
  #returnLater(): void {
    const { servers, agent, returnAfter, isIdle } = this.#parts;
    clearTimeout(this.#returning);
    this.#returning = setTimeout(async () => {
      const isThere = isIdle() && (await canReach(servers.preferred));
      if (!this.#wanted || !this.#served || servers.isPreferred) return;
      if (!isThere || !isIdle()) return this.#returnLater();
      servers.back();
      await agent.transport.disconnect().catch(() => undefined);
    }, returnAfter);
  }

  #again(after = retryDelay(this.#failures, this.#parts.random())): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#try(), after);
    this.#failures += 1;
  }

  #try(): void {
    if (!this.#wanted) return;
    if (this.#parts.agent.isConnected()) this.connected();
    else this.#parts.agent.reconnect().catch(() => this.disconnected());
  }
}

/** Opens a socket and closes it: nothing is registered by that. */
function canReach(server: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(server, 'sip');
    socket.onopen = () => {
      socket.close();
      resolve(true);
    };
    socket.onerror = () => resolve(false);
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
