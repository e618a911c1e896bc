// Phone page. Keeps the socket and the registration up: SIP.js says `Registered` while its socket is down, and gives
// up for good after a refusal.
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import { Registerer, type UserAgent } from 'sip.js';
import { retryDelay } from './reconnect';

/** Seconds; refreshed by SIP.js before they are over. */
const EXPIRES = 300;

type State = PhoneStatus['registration'];

export class Registration {
  readonly #agent: UserAgent;
  readonly #registerer: Registerer;
  readonly #random: () => number;
  readonly #tell: (state: State) => void;
  #failures = 0;
  #wanted = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(agent: UserAgent, random: () => number, tell: (state: State) => void) {
    this.#agent = agent;
    this.#random = random;
    this.#tell = tell;
    this.#registerer = new Registerer(agent, { expires: EXPIRES, refreshFrequency: 80 });
  }

  start(): void {
    this.#wanted = true;
    this.#tell('connecting');
    this.#agent.start().catch(() => this.disconnected());
  }

  /** Nothing is brought back any more, and nobody is told. */
  forget(): void {
    this.#wanted = false;
    clearTimeout(this.#retry);
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#retry);
    await this.#agent.stop().catch(() => undefined);
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
    this.#tell(this.#failures === 0 ? 'connecting' : 'unreachable');
    this.#again();
  }

  #accepted(): void {
    this.#failures = 0;
    this.#tell('registered');
  }

  /** A timed-out or overloaded server is asked again like a lost one; only a clear no is told as such. */
  #refused(status: number): void {
    this.#tell(status === 408 || status >= 500 ? 'unreachable' : 'refused');
    this.#again();
  }

  #again(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#try(), retryDelay(this.#failures, this.#random()));
    this.#failures += 1;
  }

  #try(): void {
    if (!this.#wanted) return;
    if (this.#agent.isConnected()) this.connected();
    else this.#agent.reconnect().catch(() => this.disconnected());
  }
}
