// Phone page. A frozen server closes nothing and answers nothing: it is asked for a sign of life (OPTIONS), because
// SIP.js's keep-alive notices nothing of it.
import { URI, type UserAgent } from 'sip.js';

/** Milliseconds between two questions, and for the answer, whatever it is. */
const EVERY = 10_000;
const ANSWER_LIMIT = 2_000;

export class ServerPulse {
  readonly #agent: UserAgent;
  readonly #domain: string;
  readonly #told: (sign: 'silent' | 'alive') => void;
  #asking = false;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(agent: UserAgent, domain: string, told: (sign: 'silent' | 'alive') => void) {
    this.#agent = agent;
    this.#domain = domain;
    this.#told = told;
  }

  /** The socket has just come up. */
  connected(): void {
    this.stop();
    this.#next = setTimeout(() => this.check(), EVERY);
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#asking = false;
  }

  /** Asks now: after a sleep, and when the network has changed. */
  check(): void {
    if (this.#asking || !this.#agent.isConnected()) return;
    clearTimeout(this.#next);
    this.#asking = true;
    const limit = setTimeout(() => {
      if (!this.#asking) return;
      this.#asking = false;
      this.#told('silent');
    }, ANSWER_LIMIT);
    const heard = (): void => {
      clearTimeout(limit);
      if (!this.#asking) return;
      this.connected();
      this.#told('alive');
    };
    const core = this.#agent.userAgentCore;
    const { uri } = this.#agent.configuration;
    const to = new URI('sip', '', this.#domain);
    const question = core.makeOutgoingRequestMessage('OPTIONS', to, uri, to, {});
    core.request(question, { onAccept: heard, onReject: heard, onRedirect: heard });
  }
}
