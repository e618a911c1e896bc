// Phone page. One leg over SIP.js: a session, or several in a row where the far end is replaced in mid-call.
import type { EndCause, Supervision } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { type Info, Invitation, Inviter, type Referral, type Session, SessionState } from 'sip.js';
import type { Answer } from '../leg/Answer';
import { causeOfStatus, REFUSALS } from '../leg/causes';
import { LegStory } from '../leg/LegStory';
import { LineWatch } from '../leg/LineWatch';
import { type LineSigns, lineSigns } from '../leg/lineSigns';
import { offersHold } from '../leg/offeredDirection';
import { supervisionIn } from '../leg/offeredFact';
import { pause } from '../leg/pause';
import type { Recovery } from '../leg/Recovery';
import type { PortEvent, Refusal } from '../port/PhonePort';
import { EarlySdh } from './EarlySdh';
import { sendSupervision, sendTone, takeTone } from './infos';
import { OfferTurn } from './OfferTurn';
import { Reinvites } from './Reinvites';
import { dialogOf, partyOf, refer } from './sessionNames';

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

/** Milliseconds. */
const ASK_SECOND = 1_500;
const ASK_SPREAD = 300;
/** For an answer that crosses the end of the leg that it was to continue. */
const NEXT_LIMIT = 1_000;

export class SipLeg {
  readonly id: LegId;
  readonly #context: LegContext;
  readonly #story: LegStory;
  readonly #hold: Reinvites;
  readonly #watchdog: LineWatch;
  readonly #turn = new OfferTurn();
  #session: Session;
  /** Takes its place once it stands. */
  #next: Session | undefined;
  #recovery: Recovery | undefined;
  /** The far end is a supervisor. */
  readonly supervises: boolean;

  constructor(id: LegId, session: Session, context: LegContext) {
    this.id = id;
    this.#context = context;
    this.#session = session;
    this.#story = new LegStory(id, context.tell);
    this.supervises = session instanceof Invitation && supervisionIn(session.request) !== undefined;
    this.#watchdog = new LineWatch({
      signs: () => this.#signs(),
      soundExpected: () => this.#story.soundExpected,
      ask: () => this.ask(),
      quality: (quality) => context.tell({ type: 'quality', leg: id, quality }),
      dead: () => void this.#end('lost').catch(() => undefined),
    });
    this.#hold = new Reinvites(() => this.#session, this.#turn, context.random);
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
          if (message.statusCode === 180 || message.statusCode === 183) this.#story.rung();
        },
        onReject: ({ message }) =>
          this.#story.because(causeOfStatus(message.statusCode ?? 0), message.statusCode),
      },
    });
  }

  /** The INVITE carries Replaces and requires it. */
  async recover(held: boolean, recovery: Recovery): Promise<void> {
    const inviter = this.#session as Inviter;
    const letGo = (): void => {
      if (this.#story.isRecovering) this.#leave(() => inviter.cancel());
    };
    this.#recovery = recovery;
    this.#story.recovering();
    if (held) void this.#hold.set(true);
    recovery.begun(letGo);
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if (message.statusCode !== 100) recovery.rang(letGo);
        },
        onReject: ({ message }) => this.#story.because('lost', message.statusCode),
      },
    });
  }

  async answer(): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.accept();
  }

  async decline(how: Refusal): Promise<void> {
    if (!(this.#session instanceof Invitation) || this.#session.state !== SessionState.Initial) return;
    this.#story.because(REFUSALS[how].cause);
    await this.#session.reject({ statusCode: REFUSALS[how].status });
  }

  /** CANCEL, 603 or BYE: what the state asks. The leg is told as ended at once, whatever the far end does. */
  async hangUp(): Promise<void> {
    const session = this.#session;
    if (session.state === SessionState.Established) await this.#end(this.#story.causeHere);
    else if (this.#goesOn) {
      this.#story.because(this.#story.causeHere);
      this.#terminated();
    } else if (session instanceof Inviter) {
      this.#story.because('cancelledHere');
      if (this.#context.isOnline()) await session.cancel();
      else this.#leave(() => session.cancel());
    } else {
      await this.decline('rejected');
    }
  }

  /** The socket is gone. What was still ringing can't come to an end over it any more. */
  disconnected(): void {
    if (this.isConnected || this.#story.isRecovering) return;
    this.#story.because(this.#session instanceof Inviter ? 'failed' : 'lost');
    this.#leave(() => Promise.resolve());
  }

  /** The socket is back, or the network has changed, or the machine slept: is the far end there, and by which path? */
  async ask(): Promise<Answer> {
    // Both ends may have lost the same way: whoever was called asks first, so that two offers seldom cross; and hundreds
    // of seats don't ask in step.
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

  get #media(): EarlySdh | undefined {
    const sdh = this.#session.sessionDescriptionHandler;
    return sdh instanceof EarlySdh ? sdh : undefined;
  }

  async #signs(): Promise<LineSigns | undefined> {
    const connection = this.#media?.peerConnection;
    return connection && lineSigns(connection);
  }

  /** BYE, now or when there is a socket again: a far end that is not told would stay in the call alone. */
  async #end(cause: EndCause): Promise<void> {
    const session = this.#session;
    if (session.state !== SessionState.Established) return;
    this.#story.because(cause);
    if (this.#context.isOnline()) await session.bye();
    else this.#leave(() => session.bye());
  }

  #leave(tellThem: () => Promise<unknown>): void {
    this.vanish();
    this.#terminated();
    this.#context.whenOnline(() => void tellThem().catch(() => undefined));
  }

  vanish(): void {
    this.#session.sessionDescriptionHandler?.close();
  }

  hold(): void {
    if (!this.isConnected) return;
    this.#story.hold();
    void this.#hold.set(true);
  }

  retrieve(): Promise<void> {
    return this.#story.retrieve(this.#hold.set(false));
  }

  async changeSupervision(supervision: Supervision): Promise<void> {
    await sendSupervision(this.#session, supervision);
    this.#story.supervisionChanged(supervision);
  }

  /** Told as sent when the tone is in the audio (RFC 4733), or when the far end has taken the INFO (RFC 6086). */
  async sendDtmf(tone: string, way: DtmfWay): Promise<void> {
    if (way === 'info') await sendTone(this.#session, tone);
    else if (!this.#media?.sendTone(tone)) return;
    this.#story.toneSent(tone);
  }

  handOver(partner: SipLeg): void {
    const session = this.#session;
    const dialog = dialogOf(partner.session, this.#context.contactNamesUser);
    if (dialog && this.isConnected)
      this.#story.handOver(partner.#story, (heard) => refer(session, dialog, heard));
  }

  /** Once `session` stands, the far end is somebody else; the old session ends by itself and is no longer ours. */
  adopt(session: Session): void {
    this.#next = session;
    this.#watch(session);
  }

  #watch(session: Session): void {
    session.delegate = {
      onSessionDescriptionHandler: (sdh) => {
        if (sdh instanceof EarlySdh) sdh.onRemoteStream((stream) => this.#story.heard(stream));
      },
      onAck: () => this.#turn.over(),
      onInvite: (request, _answer, status) => this.#reinvited(request.body, status),
      onCancel: () => this.#story.because('cancelledThere'),
      onInfo: (info) => this.#informed(info),
      onRefer: (referral) => this.#context.referred(this, referral),
    };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.#established(session);
      // The status of a refusal is told after the state, in the same turn.
      if (state === SessionState.Terminated && (session === this.#session || session === this.#next))
        queueMicrotask(() => this.#settled());
    });
  }

  #informed(info: Info): void {
    const supervision = this.supervises ? supervisionIn(info.request) : undefined;
    if (supervision === undefined) {
      takeTone(info);
      return;
    }
    void info.accept();
    this.#story.supervisionChanged(supervision);
  }

  #established(session: Session): void {
    if (this.#story.isOver) {
      // Answered in the moment in which we gave it up.
      void session.bye().catch(() => undefined);
      return;
    }
    this.#turn.begin(session);
    const isReplaced = session !== this.#session;
    if (isReplaced || this.#story.isRecovering) this.#hold.startAgain();
    this.#session = session;
    this.#next = undefined;
    if (isReplaced) this.#story.replaced(partyOf(session));
    else this.#story.answered();
    this.#story.confirmed(dialogOf(session, this.#context.contactNamesUser));
  }

  #reinvited(sdp: string, status: number): void {
    if (status === 200) this.#story.heldThere(offersHold(sdp));
    else this.#turn.over();
  }

  /**
   * Whoever sent us elsewhere may hang up as soon as the new far end has answered, which is before our side of that call
   * stands: it still takes this leg's place.
   */
  get #goesOn(): boolean {
    const next = this.#next;
    const isAnswered = next?.state === SessionState.Establishing && next.dialog !== undefined;
    return isAnswered && this.#session.state === SessionState.Terminated && !this.#story.isEnding;
  }

  #settled(): void {
    if (this.#session.state === SessionState.Terminated && !this.#goesOn) this.#terminated();
  }

  #terminated(): void {
    if (this.#story.isOver) return;
    if (this.#story.isRecovering && this.#recovery?.triesAgain(this.#story.status)) {
      this.#story.forget();
      return;
    }
    this.#story.ended();
    this.#forgetNext();
    this.#context.ended(this);
  }

  /**
   * Its answer may never come, where our own telephone goes with the leg. One that is there already is still worked on:
   * it ends by BYE once it stands, which a closed connection would never let it.
   */
  #forgetNext(): void {
    const next = this.#next;
    if (!next) return;
    const isAsking = next.state === SessionState.Initial || next.state === SessionState.Establishing;
    if (next instanceof Inviter && isAsking) void next.cancel().catch(() => undefined);
    setTimeout(() => next.sessionDescriptionHandler?.close(), NEXT_LIMIT);
  }
}
