// Phone page. One leg over SIP.js: a session, or several in a row where the far end is replaced in mid-call.
import type { LegFact } from '@shared/call/CallFact';
import type { EndCause } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { Invitation, Inviter, type Referral, type Session, SessionState } from 'sip.js';
import type { PortEvent, Refusal } from '../port/PhonePort';
import { AckGate } from './AckGate';
import { causeOfStatus } from './causes';
import { sendToneByInfo, takeToneByInfo } from './dtmfInfo';
import { EarlySdh } from './EarlySdh';
import { HandOver } from './HandOver';
import { HoldSignal } from './HoldSignal';
import { offersHold } from './offeredDirection';
import { partyOf } from './partyOf';
import { type Partner, referTarget } from './referTarget';

export interface LegContext {
  readonly tell: (event: PortEvent) => void;
  readonly random: () => number;
  readonly ended: (leg: SipLeg) => void;
  /** What happens when the far end refers us elsewhere; a seat refuses, a scripted caller follows. */
  readonly referred: (leg: SipLeg, referral: Referral) => void;
}

const STATUS: Readonly<Record<Refusal, number>> = { busy: 486, rejected: 603 };

export class SipLeg {
  readonly id: LegId;
  readonly #context: LegContext;
  readonly #hold: HoldSignal;
  readonly #acks = new AckGate();
  #session: Session;
  /** Why it ends, where we know it before SIP.js says that it is over. */
  #cause: EndCause | undefined;
  #status: number | undefined;
  #answered = false;
  #heldThere = false;
  /** The hand-over that this leg is part of, and as which end of it. */
  #part: { readonly handOver: HandOver; readonly as: 'caller' | 'partner' } | undefined;
  #handedOver = false;

  constructor(id: LegId, session: Session, context: LegContext) {
    this.id = id;
    this.#context = context;
    this.#session = session;
    this.#hold = new HoldSignal(() => this.#session, this.#acks, context.random);
    this.#watch(session);
  }

  get session(): Session {
    return this.#session;
  }

  get isConnected(): boolean {
    return this.#session.state === SessionState.Established;
  }

  async dial(): Promise<void> {
    const inviter = this.#session as Inviter;
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if (message.statusCode === 180 || message.statusCode === 183)
            this.#fact({ type: 'legRung', leg: this.id });
        },
        onReject: ({ message }) => {
          this.#status = message.statusCode;
          this.#cause ??= causeOfStatus(message.statusCode ?? 0);
        },
      },
    });
  }

  async answer(): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.accept();
  }

  async decline(how: Refusal): Promise<void> {
    if (!(this.#session instanceof Invitation) || this.#session.state !== SessionState.Initial) return;
    this.#cause = how === 'busy' ? 'busy' : 'rejected';
    await this.#session.reject({ statusCode: STATUS[how] });
  }

  /** CANCEL, 603 or BYE: what the state asks. The leg is told as ended at once, whatever the far end does. */
  async hangUp(): Promise<void> {
    const session = this.#session;
    if (session.state === SessionState.Established) {
      this.#cause ??= this.#handedOver ? 'replaced' : 'hungUpHere';
      await session.bye();
    } else if (session instanceof Inviter) {
      this.#cause ??= 'cancelledHere';
      await session.cancel();
    } else {
      await this.decline('rejected');
    }
  }

  hold(): void {
    if (!this.isConnected) return;
    this.#fact({ type: 'legHeld', leg: this.id, by: 'us' });
    void this.#hold.set(true);
  }

  async retrieve(): Promise<void> {
    const agreed = await this.#hold.set(false);
    if (!this.isConnected) return;
    if (!agreed)
      this.#context.tell({ type: 'trouble', code: 'retrieveRefused', message: '对方话机没有确认取回' });
    this.#fact({ type: 'legRetrieved', leg: this.id, by: 'us' });
  }

  /** Told as sent when the tone is in the audio (RFC 4733), or when the far end has taken the INFO (RFC 6086). */
  async sendDtmf(tone: string, way: DtmfWay): Promise<void> {
    const told = (): void => this.#fact({ type: 'dtmfSent', leg: this.id, tone });
    if (way === 'info') return sendToneByInfo(this.#session, tone, told);
    const sdh = this.#session.sessionDescriptionHandler;
    if (sdh instanceof EarlySdh && sdh.sendTone(tone)) told();
  }

  handOver(partner: SipLeg, where: Omit<Partner, 'session'>): void {
    const target = referTarget({ ...where, session: partner.session });
    if (!target || this.#part || !this.isConnected) return;
    const handOver = new HandOver(this.#session, target, ({ ok, status }) => {
      for (const leg of [this, partner]) {
        leg.#handedOver = ok;
        leg.#part = undefined;
      }
      this.#context.tell({ type: 'handOverEnded', caller: this.id, ok, status });
    });
    this.#part = { handOver, as: 'caller' };
    partner.#part = { handOver, as: 'partner' };
  }

  /** Once `session` stands, the far end is somebody else; the old session ends by itself and is no longer ours. */
  adopt(session: Session): void {
    this.#watch(session);
  }

  #watch(session: Session): void {
    session.delegate = {
      onSessionDescriptionHandler: (sdh) => {
        if (!(sdh instanceof EarlySdh)) return;
        sdh.onRemoteStream((stream) => this.#context.tell({ type: 'remoteStream', leg: this.id, stream }));
      },
      onAck: () => this.#acks.acknowledged(),
      onInvite: (request, _answer, status) => this.#reinvited(request.body, status),
      onCancel: () => {
        this.#cause = 'cancelledThere';
      },
      onInfo: takeToneByInfo,
      onRefer: (referral) => this.#context.referred(this, referral),
    };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.#established(session);
      // The status of a refusal is told after the state, in the same turn.
      if (state === SessionState.Terminated && session === this.#session)
        queueMicrotask(() => this.#terminated());
    });
  }

  #established(session: Session): void {
    if (session instanceof Invitation) this.#acks.awaitAck();
    if (session === this.#session) {
      this.#answered = true;
      this.#fact({ type: 'legAnswered', leg: this.id });
      return;
    }
    this.#session = session;
    this.#hold.startAgain();
    this.#fact({ type: 'legReplaced', leg: this.id, party: partyOf(session) });
  }

  #reinvited(sdp: string, status: number): void {
    if (status !== 200) return;
    this.#acks.awaitAck();
    const held = offersHold(sdp);
    if (held === this.#heldThere) return;
    this.#heldThere = held;
    this.#fact({ type: held ? 'legHeld' : 'legRetrieved', leg: this.id, by: 'them' });
  }

  #terminated(): void {
    const part = this.#part;
    const replaced = part !== undefined || this.#handedOver;
    const far: EndCause = this.#answered ? (replaced ? 'replaced' : 'hungUpThere') : 'failed';
    this.#fact({ type: 'legEnded', leg: this.id, cause: this.#cause ?? far, status: this.#status });
    if (part?.as === 'caller') part.handOver.callerEnded();
    if (part?.as === 'partner') part.handOver.partnerEnded();
    this.#context.ended(this);
  }

  #fact(fact: LegFact): void {
    this.#context.tell({ type: 'fact', fact });
  }
}
