// Phone page. Tells the far end by re-INVITE whether it is held, one transaction at a time.
import type { Session } from 'sip.js';
import { SessionState } from 'sip.js';
import type { AckGate } from './AckGate';
import type { EarlySdh } from './EarlySdh';

/** Refused or crossed re-INVITEs are repeated after a random delay (RFC 3261 §14.1), this often. */
const TRIES = 6;

/** Follows the newest wish: a hold and a retrieve in quick succession may need no message at all. */
export class HoldSignal {
  readonly #session: () => Session;
  readonly #acks: AckGate;
  readonly #random: () => number;
  #wanted = false;
  #told = false;
  #running: Promise<boolean> | undefined;

  constructor(session: () => Session, acks: AckGate, random: () => number) {
    this.#session = session;
    this.#acks = acks;
    this.#random = random;
  }

  /** Resolves when the far end knows: true where it agreed to the wish that stands then. */
  set(held: boolean): Promise<boolean> {
    this.#wanted = held;
    this.#running ??= this.#follow().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The far end was replaced: nobody has told the new one yet. */
  startAgain(): void {
    this.#told = false;
    if (this.#wanted) void this.set(true);
  }

  async #follow(): Promise<boolean> {
    for (let failures = 0; this.#wanted !== this.#told; ) {
      await this.#acks.opened;
      const held = this.#wanted;
      if (this.#session().state !== SessionState.Established) return false;
      if (await reinvite(this.#session(), held)) this.#told = held;
      else if (++failures >= TRIES) return false;
      else await pause(100 + this.#random() * 400 * failures);
    }
    return true;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function reinvite(session: Session, held: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    session.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) resolve(false);
    });
    session
      .invite({
        sessionDescriptionHandlerOptions: { hold: held } as Parameters<EarlySdh['getDescription']>[0] &
          object,
        requestDelegate: { onAccept: () => resolve(true), onReject: () => resolve(false) },
      })
      .catch(() => resolve(false));
  });
}
