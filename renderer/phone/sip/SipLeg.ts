// Phone page. One leg over SIP.js: a session, or several in a row where the far end is replaced in mid-call.
import type { LegFact } from '@shared/call/CallFact';
import type { EndCause, Supervision } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { Invitation, Inviter, type Referral, type Session, SessionState } from 'sip.js';
import type { PortEvent, Refusal } from '../port/PhonePort';
import { AckGate } from './AckGate';
import { causeOfStatus } from './causes';
import { sendToneByInfo, takeToneByInfo } from './dtmfInfo';
import { EarlySdh } from './EarlySdh';
import { HandOver } from './HandOver';
import { LineWatch } from './LineWatch';
import { type LineSigns, lineSigns } from './lineSigns';
import { offersHold } from './offeredDirection';
import { SUPERVISE, supervisionIn } from './offeredFact';
import { partyOf } from './partyOf';
import { type Answer, Reinvites } from './Reinvites';
import { dialogOf, referTarget } from './referTarget';

export interface LegContext {
  readonly tell: (event: PortEvent) => void;
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** Runs it now, or as soon as there is a socket again. */
  readonly whenOnline: (fn: () => void) => void;
  /** A Contact's user part is the registered user: on the practice exchange. */
  readonly contactNamesUser: boolean;
  readonly ended: (leg: SipLeg) => void;
  /** What happens when the far end refers us elsewhere; a seat refuses, a scripted caller follows. */
  readonly referred: (leg: SipLeg, referral: Referral) => void;
}

/** Milliseconds after which the operator and a retrieved party hear each other, whatever the signalling does. */
const RETRIEVE_LIMIT = 800;
/** A server that was started anew does not know the far end before it has registered again. */
const NOT_YET: ReadonlySet<number> = new Set([404, 480, 503]);
/** Milliseconds. */
const ASK_SECOND = 1_500;
const ASK_SPREAD = 300;
/** Milliseconds: some phones say 180 on their way to taking over; a longer ring is one that somebody hears. */
const RING_LIMIT = 500;
/** Milliseconds for the far end of a dialog that is taken over to agree. */
const RECOVER_LIMIT = 5_000;

const REFUSED: Readonly<Record<Refusal, EndCause>> = {
  busy: 'busy',
  rejected: 'rejected',
  forbidden: 'rejected',
  failed: 'failed',
};
const STATUS: Readonly<Record<Refusal, number>> = { busy: 486, rejected: 603, forbidden: 403, failed: 500 };

export class SipLeg {
  readonly id: LegId;
  readonly #context: LegContext;
  readonly #hold: Reinvites;
  readonly #watchdog: LineWatch;
  readonly #acks = new AckGate();
  #session: Session;
  /** Why it ends, where we know it before SIP.js says that it is over. */
  #cause: EndCause | undefined;
  #status: number | undefined;
  #answered = false;
  #heldHere = false;
  #heldThere = false;
  #over = false;
  /** The hand-over that this leg is part of, and as which end of it. */
  #part: { readonly handOver: HandOver; readonly as: 'caller' | 'partner' } | undefined;
  #handedOver = false;
  /** Takes over a dialog of a page that is gone, until that has worked. */
  #recovering = false;
  #again: (() => void) | undefined;
  /** The far end is a supervisor. */
  readonly supervises: boolean;

  constructor(id: LegId, session: Session, context: LegContext) {
    this.id = id;
    this.#context = context;
    this.#session = session;
    this.supervises = session instanceof Invitation && supervisionIn(session.request) !== undefined;
    this.#watchdog = new LineWatch({
      signs: () => this.#signs(),
      soundExpected: () => !this.#heldHere && !this.#heldThere,
      ask: () => this.ask(),
      quality: (quality) => context.tell({ type: 'quality', leg: id, quality }),
      dead: () => void this.#end('lost').catch(() => undefined),
    });
    this.#hold = new Reinvites(() => this.#session, this.#acks, context.random);
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

  /** The INVITE carries Replaces and requires it. Whoever rings all the same has not understood, and is let go. */
  async recover(held: boolean, again: () => void): Promise<void> {
    const inviter = this.#session as Inviter;
    this.#recovering = true;
    this.#again = again;
    this.#cause = 'lost';
    if (held) void this.#hold.set(true);
    const giveUp = (): void => {
      if (this.#recovering) this.#leave(() => inviter.cancel());
    };
    setTimeout(giveUp, RECOVER_LIMIT);
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if (message.statusCode !== 100) setTimeout(giveUp, RING_LIMIT);
        },
        onReject: ({ message }) => {
          this.#status = message.statusCode;
        },
      },
    });
  }

  async answer(): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.accept();
  }

  async decline(how: Refusal): Promise<void> {
    if (!(this.#session instanceof Invitation) || this.#session.state !== SessionState.Initial) return;
    this.#cause = REFUSED[how];
    await this.#session.reject({ statusCode: STATUS[how] });
  }

  /** CANCEL, 603 or BYE: what the state asks. The leg is told as ended at once, whatever the far end does. */
  async hangUp(): Promise<void> {
    const session = this.#session;
    if (session.state === SessionState.Established)
      await this.#end(this.#handedOver ? 'replaced' : 'hungUpHere');
    else if (session instanceof Inviter) {
      this.#cause ??= 'cancelledHere';
      if (this.#context.isOnline()) await session.cancel();
      else this.#leave(() => session.cancel());
    } else {
      await this.decline('rejected');
    }
  }

  /** The socket is gone. What was still ringing can't come to an end over it any more. */
  disconnected(): void {
    if (this.isConnected || this.#recovering) return;
    this.#cause ??= this.#session instanceof Inviter ? 'failed' : 'lost';
    this.#leave(() => Promise.resolve());
  }

  /** The socket is back, or the network has changed, or the machine slept: is the far end there, and by which path? */
  async ask(): Promise<Answer> {
    // Both ends may have lost the same way: whoever was called asks first, or two offers cross, of which SIP.js ends
    // the call; and hundreds of seats don't ask in step.
    const turn = this.#session instanceof Inviter ? ASK_SECOND : 0;
    await pause(turn + this.#context.random() * ASK_SPREAD);
    if (!this.isConnected || !this.#context.isOnline()) return 'unanswered';
    const answer = await this.#hold.ask();
    if (answer === 'gone') await this.#end('lost');
    return answer;
  }

  woke(): void {
    this.#watchdog.woke();
  }

  look(now: number): void {
    if (this.isConnected) void this.#watchdog.look(now);
  }

  async #signs(): Promise<LineSigns | undefined> {
    const sdh = this.#session.sessionDescriptionHandler;
    const connection = sdh instanceof EarlySdh ? sdh.peerConnection : undefined;
    return connection && lineSigns(connection);
  }

  /** BYE, now or when there is a socket again: a far end that is not told would stay in the call alone. */
  async #end(cause: EndCause): Promise<void> {
    const session = this.#session;
    if (session.state !== SessionState.Established) return;
    this.#cause ??= cause;
    if (this.#context.isOnline()) await session.bye();
    else this.#leave(() => session.bye());
  }

  #leave(tellThem: () => Promise<unknown>): void {
    this.#session.sessionDescriptionHandler?.close();
    this.#terminated();
    this.#context.whenOnline(() => void tellThem().catch(() => undefined));
  }

  vanish(): void {
    this.#session.sessionDescriptionHandler?.close();
  }

  hold(): void {
    if (!this.isConnected) return;
    this.#heldHere = true;
    this.#fact({ type: 'legHeld', leg: this.id, by: 'us' });
    void this.#hold.set(true);
  }

  async retrieve(): Promise<void> {
    const agreed = this.#hold.set(false);
    const outcome = await Promise.race([agreed, pause(RETRIEVE_LIMIT)]);
    if (!this.isConnected) return;
    this.#heldHere = false;
    if (outcome === false)
      this.#context.tell({ type: 'trouble', code: 'retrieveRefused', message: '对方话机没有确认取回' });
    this.#fact({ type: 'legRetrieved', leg: this.id, by: 'us' });
  }

  async changeSupervision(supervision: Supervision): Promise<void> {
    await this.#session.info({
      requestOptions: { extraHeaders: [`${SUPERVISE}: ${supervision}`] },
      requestDelegate: {
        onAccept: () => this.#fact({ type: 'supervisionChanged', leg: this.id, supervision }),
      },
    });
  }

  /** Told as sent when the tone is in the audio (RFC 4733), or when the far end has taken the INFO (RFC 6086). */
  async sendDtmf(tone: string, way: DtmfWay): Promise<void> {
    const told = (): void => this.#fact({ type: 'dtmfSent', leg: this.id, tone });
    if (way === 'info') return sendToneByInfo(this.#session, tone, told);
    const sdh = this.#session.sessionDescriptionHandler;
    if (sdh instanceof EarlySdh && sdh.sendTone(tone)) told();
  }

  handOver(partner: SipLeg): void {
    const target = referTarget(partner.session, this.#context.contactNamesUser);
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
      onInfo: (info) => {
        const supervision = this.supervises ? supervisionIn(info.request) : undefined;
        if (supervision === undefined) {
          takeToneByInfo(info);
          return;
        }
        void info.accept();
        this.#fact({ type: 'supervisionChanged', leg: this.id, supervision });
      },
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
    if (this.#over) {
      // Answered in the moment in which we gave it up.
      void session.bye().catch(() => undefined);
      return;
    }
    if (session instanceof Invitation) this.#acks.awaitAck();
    this.#heldThere = false;
    if (session !== this.#session) {
      this.#session = session;
      this.#hold.startAgain();
      this.#fact({ type: 'legReplaced', leg: this.id, party: partyOf(session) });
    } else if (this.#recovering) {
      this.#recovering = false;
      this.#cause = undefined;
      this.#hold.startAgain();
      this.#fact({ type: 'legRecovered', leg: this.id });
    } else this.#fact({ type: 'legAnswered', leg: this.id });
    this.#answered = true;
    const dialog = dialogOf(session, this.#context.contactNamesUser);
    if (dialog) this.#fact({ type: 'legConfirmed', leg: this.id, dialog });
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
    if (this.#over) return;
    this.#over = true;
    if (this.#recovering && NOT_YET.has(this.#status ?? 0) && this.#again) {
      this.#again();
      return;
    }
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

const pause = (ms: number): Promise<'late'> =>
  new Promise((resolve) => setTimeout(() => resolve('late'), ms));
