// Phone page. What one leg tells of itself, whichever SIP library carries it: every fact once, and one cause of its end.
import type { LegFact } from '@shared/call/CallFact';
import type { Dialog, EndCause, Party, Supervision } from '@shared/call/Leg';
import type { LegId } from '@shared/kernel/ids';
import type { PortEvent } from '../port/PhonePort';
import { HandOver, type ReferHeard } from './HandOver';
import { pause } from './pause';

/** Milliseconds after which the operator and a retrieved party hear each other, whatever the signalling does. */
const RETRIEVE_LIMIT = 600;

export class LegStory {
  readonly id: LegId;
  readonly #tell: (event: PortEvent) => void;
  /** Why it ends, where we know it before it does. */
  #cause: EndCause | undefined;
  #status: number | undefined;
  #answered = false;
  #heldHere = false;
  #heldThere = false;
  #over = false;
  /** Takes over a dialog of a page that is gone, until that has worked. */
  #recovering = false;
  /** The hand-over that this leg is part of, and as which end of it. */
  #part: { readonly handOver: HandOver; readonly as: 'caller' | 'partner' } | undefined;
  #handedOver = false;

  constructor(id: LegId, tell: (event: PortEvent) => void) {
    this.id = id;
    this.#tell = tell;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** We know why it ends. */
  get isEnding(): boolean {
    return this.#cause !== undefined;
  }

  get isRecovering(): boolean {
    return this.#recovering;
  }

  get soundExpected(): boolean {
    return !this.#heldHere && !this.#heldThere;
  }

  get status(): number | undefined {
    return this.#status;
  }

  /** What a leg that stands ends as when the operator hangs up. */
  get causeHere(): EndCause {
    return this.#handedOver ? 'replaced' : 'hungUpHere';
  }

  /** The first reason is the one that is told. */
  because(cause: EndCause, status?: number): void {
    this.#cause ??= cause;
    this.#status ??= status;
  }

  recovering(): void {
    this.#recovering = true;
    this.#cause = 'lost';
  }

  rung(): void {
    this.#fact({ type: 'legRung', leg: this.id });
  }

  answered(): void {
    this.#stands();
    if (this.#recovering) this.#cause = undefined;
    this.#fact({ type: this.#recovering ? 'legRecovered' : 'legAnswered', leg: this.id });
    this.#recovering = false;
  }

  /** The far end is somebody else from now on. */
  replaced(party: Party): void {
    this.#stands();
    this.#fact({ type: 'legReplaced', leg: this.id, party });
  }

  confirmed(dialog: Dialog | undefined): void {
    if (dialog) this.#fact({ type: 'legConfirmed', leg: this.id, dialog });
  }

  hold(): void {
    this.#heldHere = true;
    this.#fact({ type: 'legHeld', leg: this.id, by: 'us' });
  }

  /** `agreed`: whether the far end has taken it, once it is known. */
  async retrieve(agreed: Promise<boolean>): Promise<void> {
    const outcome = await Promise.race([agreed, pause(RETRIEVE_LIMIT)]);
    if (!this.#answered || this.#over) return;
    this.#heldHere = false;
    if (outcome === false)
      this.#tell({ type: 'trouble', code: 'retrieveRefused', message: '对方话机没有确认取回' });
    this.#fact({ type: 'legRetrieved', leg: this.id, by: 'us' });
  }

  heldThere(held: boolean): void {
    if (held === this.#heldThere) return;
    this.#heldThere = held;
    this.#fact({ type: held ? 'legHeld' : 'legRetrieved', leg: this.id, by: 'them' });
  }

  toneSent(tone: string): void {
    this.#fact({ type: 'dtmfSent', leg: this.id, tone });
  }

  supervisionChanged(supervision: Supervision): void {
    this.#fact({ type: 'supervisionChanged', leg: this.id, supervision });
  }

  heard(stream: MediaStream): void {
    this.#tell({ type: 'remoteStream', leg: this.id, stream });
  }

  /** `refer` sends the REFER and tells what is heard of it. */
  handOver(partner: LegStory, refer: (heard: ReferHeard) => void): void {
    if (this.#part) return;
    const handOver = new HandOver(({ ok, status }) => {
      for (const leg of [this, partner]) {
        leg.#handedOver = ok;
        leg.#part = undefined;
      }
      this.#tell({ type: 'handOverEnded', caller: this.id, ok, status });
    });
    this.#part = { handOver, as: 'caller' };
    partner.#part = { handOver, as: 'partner' };
    handOver.send(refer);
  }

  /** It begins anew under the same id, and nobody is told. */
  forget(): void {
    this.#over = true;
  }

  ended(): void {
    if (this.#over) return;
    this.#over = true;
    const part = this.#part;
    const replaced = part !== undefined || this.#handedOver;
    const far: EndCause = this.#answered ? (replaced ? 'replaced' : 'hungUpThere') : 'failed';
    this.#fact({ type: 'legEnded', leg: this.id, cause: this.#cause ?? far, status: this.#status });
    if (part?.as === 'caller') part.handOver.callerEnded();
    if (part?.as === 'partner') part.handOver.partnerEnded();
  }

  #stands(): void {
    this.#answered = true;
    this.#heldThere = false;
  }

  #fact(fact: LegFact): void {
    this.#tell({ type: 'fact', fact });
  }
}
