// Phone page. One leg over JsSIP: a session, or several in a row where the far end is replaced in mid-call.
import type { Dialog, Supervision } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { C } from 'jssip';
import type { EndEvent, ReferEvent, RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage';
import type { Answer } from '../leg/Answer';
import { causeOfStatus, REFUSALS } from '../leg/causes';
import { DTMF_RELAY, dtmfRelayOf } from '../leg/dtmfRelay';
import type { ReferHeard } from '../leg/HandOver';
import { LegStory } from '../leg/LegStory';
import { LineWatch } from '../leg/LineWatch';
import { lineSigns } from '../leg/lineSigns';
import { SUPERVISE, supervisionIn } from '../leg/offeredFact';
import { pause } from '../leg/pause';
import type { Recovery } from '../leg/Recovery';
import type { PortEvent, Refusal } from '../port/PhonePort';
import { HoldWish } from './HoldWish';
import { type Media, watchMedia } from './media';
import { dialogFrom, partyOf, referTarget } from './messageNames';

export interface JsLegContext {
  readonly tell: (event: PortEvent) => void;
  readonly contactNamesUser: boolean;
  /** What a new session of the leg sends, for it alone. */
  readonly media: () => Media;
  readonly ended: (leg: JsLeg) => void;
  readonly referred: (leg: JsLeg, event: ReferEvent) => void;
  /** An INVITE with Replaces: `accept` makes the session, which is to be adopted and answered. */
  readonly replacing: (leg: JsLeg, event: ReferEvent) => void;
}

/** Milliseconds for an answer to a re-INVITE. */
const ANSWER_LIMIT = 6_000;

export class JsLeg {
  readonly id: LegId;
  readonly #context: JsLegContext;
  readonly #story: LegStory;
  readonly #hold: HoldWish;
  readonly #watchdog: LineWatch;
  #session: RTCSession;
  #dialog: Dialog | undefined;
  #recovery: Recovery | undefined;
  /** The far end is a supervisor. */
  readonly #supervises: boolean;

  /** `request`: the INVITE, where it came in. */
  constructor(id: LegId, session: RTCSession, context: JsLegContext, request?: IncomingRequest) {
    this.id = id;
    this.#context = context;
    this.#session = session;
    this.#story = new LegStory(id, context.tell);
    this.#supervises = request !== undefined && supervisionIn(request) !== undefined;
    this.#hold = new HoldWish(() => this.#session);
    this.#watchdog = new LineWatch({
      signs: async () => lineSigns(this.#session.connection),
      soundExpected: () => this.#story.soundExpected,
      ask: () => this.#ask(),
      quality: (quality) => context.tell({ type: 'quality', leg: id, quality }),
      dead: () => this.#end('lost'),
    });
    this.adopt(session, request);
  }

  get dialog(): Dialog | undefined {
    return this.#dialog;
  }

  recover(held: boolean, recovery: Recovery): void {
    this.#recovery = recovery;
    this.#story.recovering();
    if (held) void this.#hold.set(true);
    recovery.begun(this.#letGo);
  }

  answer(): void {
    const { direction, status, C: at } = this.#session;
    if (String(direction) === 'incoming' && status === at.STATUS_WAITING_FOR_ANSWER)
      this.#session.answer(this.#context.media());
  }

  decline(how: Refusal): void {
    if (this.#session.status !== this.#session.C.STATUS_WAITING_FOR_ANSWER) return;
    this.#story.because(REFUSALS[how].cause);
    this.#session.terminate({ status_code: REFUSALS[how].status });
  }

  /** CANCEL, 603 or BYE, as the state asks. */
  hangUp(): void {
    if (this.#session.isEstablished()) this.#end(this.#story.causeHere);
    else if (String(this.#session.direction) === 'incoming') this.decline('rejected');
    else this.#end('cancelledHere');
  }

  look(now: number): void {
    if (this.#session.isEstablished()) void this.#watchdog.look(now);
  }

  woke(): void {
    this.#watchdog.woke();
  }

  hold(): void {
    if (!this.#session.isEstablished()) return;
    this.#story.hold();
    void this.#hold.set(true);
  }

  retrieve(): Promise<void> {
    return this.#story.retrieve(this.#hold.set(false));
  }

  async changeSupervision(supervision: Supervision): Promise<void> {
    await this.#inform('text/plain', supervision, [`${SUPERVISE}: ${supervision}`]);
    this.#story.supervisionChanged(supervision);
  }

  async sendDtmf(tone: string, way: DtmfWay): Promise<void> {
    if (!this.#session.isEstablished()) return;
    if (way === 'info') await this.#inform(DTMF_RELAY, dtmfRelayOf(tone));
    else
      this.#session.sendDTMF(tone, {
        transportType: C.DTMF_TRANSPORT.RFC2833,
        duration: 160,
        interToneGap: 70,
      });
    this.#story.toneSent(tone);
  }

  handOver(partner: JsLeg): void {
    const { dialog } = partner;
    if (dialog && this.#session.isEstablished())
      this.#story.handOver(partner.#story, (heard) => this.#refer(dialog, heard));
  }

  /** Once `session` stands, the far end is the one that it leads to; the old session ends by itself. */
  adopt(session: RTCSession, request?: IncomingRequest): void {
    watchMedia(session, (stream) => this.#story.heard(stream));
    let answer: IncomingResponse | undefined;
    session.on('progress', ({ response }: { response: IncomingResponse | null }) => {
      if (response && session === this.#session) this.#rang(response.status_code);
    });
    session.on('accepted', ({ response }: { response: IncomingResponse | null }) => {
      answer = response ?? undefined;
      this.#established(session, request ?? answer);
    });
    session.on('confirmed', ({ ack }: { ack: IncomingRequest | null }) => {
      const [first, tags] = [request ?? answer, ack ?? answer];
      if (first && tags) this.#confirmed(dialogFrom(first, tags, !request, this.#context.contactNamesUser));
    });
    session.on('failed', (event) => this.#over(session, event));
    session.on('ended', (event) => this.#over(session, event));
    session.on('hold', ({ originator }) => this.#heldBy(originator, true));
    session.on('unhold', ({ originator }) => this.#heldBy(originator, false));
    session.on('newInfo', ({ request }: { request: IncomingRequest | undefined }) => {
      const supervision = this.#supervises && request ? supervisionIn(request) : undefined;
      if (supervision !== undefined) this.#story.supervisionChanged(supervision);
    });
    session.on('refer', (event) => this.#context.referred(this, event));
    session.on('replaces', (event) => this.#context.replacing(this, event));
  }

  readonly #letGo = (): void => {
    if (this.#story.isRecovering) this.#end('lost');
  };

  #end(cause: Parameters<LegStory['because']>[0]): void {
    if (this.#session.isEnded()) return;
    this.#story.because(cause);
    this.#session.terminate();
  }

  #rang(status: number): void {
    if (this.#story.isRecovering) this.#recovery?.rang(this.#letGo);
    else if (status === 180 || status === 183) this.#story.rung();
  }

  #established(session: RTCSession, first: IncomingRequest | IncomingResponse | undefined): void {
    const isReplaced = session !== this.#session;
    const isNew = isReplaced || this.#story.isRecovering;
    this.#session = session;
    if (isReplaced && first) this.#story.replaced(partyOf(first, session.remote_identity));
    else this.#story.answered();
    if (isNew) this.#hold.startAgain();
  }

  #confirmed(dialog: Dialog): void {
    this.#dialog = dialog;
    this.#story.confirmed(dialog);
  }

  #heldBy(originator: unknown, held: boolean): void {
    if (originator === 'remote') this.#story.heldThere(held);
  }

  #over(session: RTCSession, { originator, message }: EndEvent): void {
    if (session !== this.#session || this.#story.isOver) return;
    const isTheirs = String(originator) === 'remote';
    if (isTheirs && 'status_code' in (message ?? {})) {
      const status = (message as IncomingResponse).status_code;
      this.#story.because(causeOfStatus(status), status);
    } else if (isTheirs && message?.method === 'CANCEL') this.#story.because('cancelledThere');
    // JsSIP gave it up: nobody answered it in time, or no path for the sound was left.
    else if (!isTheirs) this.#story.because(session.start_time ? 'lost' : 'failed');
    if (this.#story.isRecovering && this.#recovery?.triesAgain(this.#story.status)) {
      this.#story.forget();
      return;
    }
    this.#story.ended();
    this.#context.ended(this);
  }

  /** JsSIP ends a call by itself whose re-INVITE is refused or not answered. */
  async #ask(): Promise<Answer> {
    const alive = new Promise<Answer>((resolve) => {
      const isSent = this.#session.renegotiate({ rtcOfferConstraints: { iceRestart: true } }, () =>
        resolve('alive'),
      );
      if (!isSent) resolve('unanswered');
    });
    return Promise.race([alive, pause(ANSWER_LIMIT).then((): Answer => 'unanswered')]);
  }

  #refer(dialog: Dialog, { notified, refused }: ReferHeard): void {
    const heard = ({ request }: { request: IncomingRequest }): void => notified(request.body);
    this.#session.refer(referTarget(dialog), {
      eventHandlers: {
        accepted: heard,
        failed: heard,
        requestFailed: ({ response }: { response: IncomingResponse | null }) =>
          refused(response?.status_code),
      },
    });
  }

  /** Resolves once the far end has taken the INFO; a refusal rejects. */
  #inform(type: string, body: string, extraHeaders: string[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#session.once('newInfo', ({ info }) => {
        info.on('succeeded', () => resolve());
        info.on('failed', () => reject(new Error('INFO refused')));
      });
      this.#session.sendInfo(type, body, { extraHeaders });
    });
  }
}
