// Phone page. The re-INVITEs of one leg, one transaction at a time (RFC 3261 §14): whether the far end is held, and
// whether it is there at all.
import { type Core, Inviter, type Session, SessionState } from 'sip.js';
import type { Answer } from '../leg/Answer';
import { pause } from '../leg/pause';
import { CROSSED, type OfferTurn } from './OfferTurn';

/** Refused or crossed re-INVITEs are repeated, this often. */
const TRIES = 6;
/** Milliseconds for an answer of any kind; SIP.js would wait for 32 s. */
const ANSWER_LIMIT = 6_000;

/** Follows the newest wish: a hold and a retrieve in quick succession may need no message at all. */
export class Reinvites {
  readonly #session: () => Session;
  readonly #turn: OfferTurn;
  readonly #random: () => number;
  #wanted = false;
  #told = false;
  #asked = false;
  #last: Answer = 'alive';
  #running: Promise<boolean> | undefined;

  constructor(session: () => Session, turn: OfferTurn, random: () => number) {
    this.#session = session;
    this.#turn = turn;
    this.#random = random;
  }

  /** Resolves when the far end knows whether it is held: true where it agreed to the wish that stands then. */
  set(held: boolean): Promise<boolean> {
    this.#wanted = held;
    this.#running ??= this.#follow().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Says what is wished once more, on new paths for the sound (ICE restart), and how the far end takes it. */
  async ask(): Promise<Answer> {
    this.#asked = true;
    await this.set(this.#wanted);
    return this.#last;
  }

  /** The far end was replaced: nobody has told the new one yet. */
  startAgain(): void {
    this.#told = false;
    if (this.#wanted) void this.set(true);
  }

  async #follow(): Promise<boolean> {
    for (let failures = 0; this.#asked || this.#wanted !== this.#told; ) {
      await this.#turn.free;
      const held = this.#wanted;
      const iceRestart = this.#asked;
      this.#asked = false;
      if (this.#session().state !== SessionState.Established) return false;
      const status = await this.#turn.ours(() => this.#send(held, iceRestart));
      this.#last = answerOf(status);
      if (status === 200) this.#told = held;
      else if (this.#last !== 'alive' || ++failures >= TRIES) return false;
      else {
        if (status === CROSSED) this.#asked ||= iceRestart;
        await pause(this.#again(status, failures));
      }
    }
    return true;
  }

  /** The status that it was answered with; 0 where nothing came in time, or the session ended over it. */
  #send(hold: boolean, iceRestart: boolean): Promise<number> {
    const session = this.#session();
    return new Promise((resolve) => {
      setTimeout(() => resolve(0), ANSWER_LIMIT);
      session.stateChange.addListener((state) => {
        if (state === SessionState.Terminated) resolve(0);
      });
      const sessionDescriptionHandlerOptions = { hold, offerOptions: { iceRestart } } as object;
      const requestDelegate = {
        onAccept: () => resolve(200),
        onReject: ({ message }: Core.IncomingResponse) => resolve(message.statusCode ?? 0),
      };
      session
        .invite({ sessionDescriptionHandlerOptions, requestDelegate })
        // Our own last one is not through yet, or the session is over.
        .catch(() => resolve(0));
    });
  }

  /** Milliseconds until it is sent once more. Of two that crossed, whoever made the call waits longer (§14.1). */
  #again(status: number, failures: number): number {
    if (status !== CROSSED) return 100 + this.#random() * 400 * failures;
    return this.#session() instanceof Inviter ? 2_100 + this.#random() * 1_900 : this.#random() * 2_000;
  }
}

const answerOf = (status: number): Answer => {
  if (status === 481 || status === 408) return 'gone';
  // 480 and 503 come from servers on the way, or from our own socket: nothing was heard of the far end itself.
  return status === 0 || status === 480 || status === 503 ? 'unanswered' : 'alive';
};
