// Phone page. One offer at a time in a dialog (RFC 3261 §14). SIP.js minds that only between a re-INVITE and its answer.
// While it still prepares ours or takes it back, it would take one of theirs for the answer; and where ours leaves before
// the ACK to its own 200 has come, it takes that ACK for one without an answer and ends the call.
import { type Core, Invitation, type Session } from 'sip.js';

/** Request pending. */
export const CROSSED = 491;

export class OfferTurn {
  #free = Promise.resolve();
  #let: () => void = () => {};
  #isOurs = false;

  /** Resolves when no offer of theirs is being answered, and no ACK to our answer is awaited. */
  get free(): Promise<void> {
    return this.#free;
  }

  /** To be told once `session` stands: it minds the turns in its dialog from then on. */
  begin(session: Session): void {
    this.#let();
    if (session instanceof Invitation) this.#theirs();
    const { dialog } = session;
    if (dialog?.delegate) dialog.delegate = this.#minding(dialog.delegate);
  }

  /** `offer` makes ours, and resolves when it is answered or taken back: one of theirs that comes meanwhile is refused. */
  async ours<T>(offer: () => Promise<T>): Promise<T> {
    this.#isOurs = true;
    try {
      return await offer();
    } finally {
      this.#isOurs = false;
    }
  }

  /** Our answer to their offer is acknowledged, or there is none. */
  over(): void {
    this.#let();
  }

  #theirs(): void {
    this.#let();
    this.#free = new Promise((resolve) => {
      this.#let = resolve;
    });
  }

  #minding(delegate: Core.SessionDelegate): Core.SessionDelegate {
    return {
      ...delegate,
      onInvite: (request) => {
        if (this.#isOurs) {
          request.reject({ statusCode: CROSSED });
          return;
        }
        this.#theirs();
        delegate.onInvite?.(request);
      },
    };
  }
}
