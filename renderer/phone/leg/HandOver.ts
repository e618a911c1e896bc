// Phone page. One REFER with Replaces, from its sending to the moment its outcome is known.

/** Milliseconds of silence after which a referral counts as swallowed (some exchanges say 202 and then nothing). */
const NOTIFY_LIMIT = 5_000;
/** Milliseconds for the partner's leg to end too, when the caller's ended before telling how it went. */
const VANISH_LIMIT = 1_000;

export interface Outcome {
  readonly ok: boolean;
  readonly status?: number | undefined;
}

/** What is heard of a REFER, in the words of SIP. */
export interface ReferHeard {
  /** Body of a NOTIFY: a SIP status line (RFC 3515 §2.4.5). Subscription-State says `terminated` too early to be used. */
  readonly notified: (body: string) => void;
  /** It was refused, or could not be sent: then without a status. */
  readonly refused: (status?: number) => void;
}

export class HandOver {
  readonly #done: (outcome: Outcome) => void;
  readonly #limit: ReturnType<typeof setTimeout>;
  #settled = false;
  #silent = false;
  #callerGone = false;
  #partnerGone = false;

  constructor(done: (outcome: Outcome) => void) {
    this.#done = done;
    this.#limit = setTimeout(() => this.#giveUp(), NOTIFY_LIMIT);
  }

  /** `refer` sends the REFER, and tells what is heard of it. */
  send(refer: (heard: ReferHeard) => void): void {
    refer({
      notified: (body) => this.#notified(body),
      refused: (status) => this.#settle({ ok: false, status }),
    });
  }

  /** The legs' ends are part of the story: a phone may say BYE before, or in place of, its last NOTIFY. */
  callerEnded(): void {
    this.#callerGone = true;
    if (this.#partnerGone) this.#settle({ ok: true });
    else setTimeout(() => this.#settle({ ok: false }), VANISH_LIMIT);
  }

  partnerEnded(): void {
    this.#partnerGone = true;
    if (this.#callerGone) this.#settle({ ok: true });
  }

  #notified(body: string): void {
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(body)?.[1]);
    if (status >= 200) this.#settle({ ok: status < 300, status });
  }

  #giveUp(): void {
    this.#settle({ ok: false });
    this.#silent = true;
  }

  #settle(outcome: Outcome): void {
    // Given up for silence, and it worked after all: the others are together, and must be rid of us.
    if (this.#settled && !(this.#silent && outcome.ok)) return;
    this.#silent = false;
    this.#settled = true;
    clearTimeout(this.#limit);
    this.#done(outcome);
  }
}
