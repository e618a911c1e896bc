// Phone page. The port's adapter for SIP.js: the only folder that knows it.
import type { Dialog } from '@shared/call/Leg';
import type { LegId } from '@shared/kernel/ids';
import { type Invitation, Inviter, type Referral, type Session, URI, UserAgent } from 'sip.js';
import { assertedHeaders } from '../leg/inviteHeaders';
import { LegPhone } from '../leg/LegPhone';
import type { Recovery } from '../leg/Recovery';
import type { PhoneOptions } from '../port/PhoneOptions';
import { makeAgent } from './makeAgent';
import { Registration } from './Registration';
import { ServerChoice } from './ServerChoice';
import { ServerPulse } from './ServerPulse';
import { SipLeg } from './SipLeg';
import { partyOf } from './sessionNames';

/** Milliseconds. */
const RETURN_AFTER = 60_000;

export class SipPhone extends LegPhone<SipLeg> {
  readonly #servers: ServerChoice;
  readonly #agent: UserAgent;
  readonly #registration: Registration;
  readonly #pulse: ServerPulse;
  /** The network has changed since the far ends were asked last. */
  #doubtful = false;
  /** Which leg a session belongs to, for the media that SIP.js asks for. */
  readonly #owners = new WeakMap<Session, LegId>();

  constructor(options: PhoneOptions) {
    super(options);
    this.#servers = new ServerChoice(options.server, options.backups ?? []);
    this.#agent = makeAgent(options, this.#servers, (session) => this.#stream(session), {
      onInvite: (invitation) => this.#invited(invitation),
      onConnect: () => this.#connected(),
      onDisconnect: () => this.#disconnected(),
    });
    this.#pulse = new ServerPulse(this.#agent, options.domain, (sign) => this.#heardServer(sign));
    this.#registration = new Registration({
      agent: this.#agent,
      servers: this.#servers,
      random: options.random,
      returnAfter: options.returnAfter ?? RETURN_AFTER,
      isIdle: () => this.legs.size === 0,
      tell: (state) => this.tell({ type: 'registration', state }),
    });
  }

  /** The one that is used now. */
  get server(): string {
    return this.#servers.current;
  }

  readonly start = (): void => {
    this.lookOut.start();
    this.#registration.start();
  };

  readonly stop = async (): Promise<void> => {
    for (const leg of this.legs.values()) await leg.hangUp().catch(() => undefined);
    this.#rest();
    await this.#registration.stop();
  };

  #rest(): void {
    this.lookOut.stop();
    this.#pulse.stop();
  }

  /** Nothing can be taken for granted: is the server there, and each far end, and by which path? */
  protected networkChanged(): void {
    this.#doubtful = true;
    this.#pulse.check();
  }

  #askAll(): void {
    this.#doubtful = false;
    for (const leg of this.legs.values()) void leg.ask().catch(() => undefined);
  }

  /**
   * A server that answers nothing is as good as gone, and its socket must be: nothing would come of waiting. Only
   * through one that answers are the far ends asked: a re-INVITE into nowhere would bar the next for 32 s.
   */
  #heardServer(sign: 'silent' | 'alive'): void {
    if (sign === 'silent') {
      void this.#agent.transport.disconnect();
      this.#disconnected();
    } else if (this.#doubtful) this.#askAll();
  }

  #disconnected(): void {
    this.#pulse.stop();
    for (const leg of [...this.legs.values()]) leg.disconnected();
    this.#registration.disconnected();
  }

  /** Gone without a word, as a telephone whose plug was pulled. */
  readonly vanish = (): void => {
    this.#rest();
    this.#registration.forget();
    for (const leg of this.legs.values()) leg.vanish();
    void this.#agent.transport.disconnect();
  };

  protected ring(id: LegId, number: string, extraHeaders: string[]): void {
    const to = new URI('sip', number, this.options.domain);
    const leg = this.#newLeg(id, new Inviter(this.#agent, to, { extraHeaders }));
    leg.dial().catch(() => this.#failed(id));
  }

  protected takeOver(id: LegId, dialog: Dialog, extraHeaders: string[], held: boolean, by: Recovery): void {
    const uri = UserAgent.makeURI(dialog.aor);
    const leg = uri && this.#newLeg(id, new Inviter(this.#agent, uri, { extraHeaders }));
    if (leg) leg.recover(held, by).catch(() => this.#failed(id));
    else this.ended(id, 'lost');
  }

  #connected(): void {
    this.#registration.connected();
    this.#pulse.connected();
    this.cameOnline();
    this.#askAll();
  }

  protected isOnline(): boolean {
    return this.#agent.isConnected();
  }

  #stream(session: Session): MediaStream {
    const leg = this.#owners.get(session);
    if (leg === undefined) throw new Error('media asked for a session without a leg');
    return this.options.outgoing(leg).clone();
  }

  #invited(invitation: Invitation): void {
    const old = [...this.legs.values()].find((leg) => leg.session === invitation.replacee);
    if (invitation.replacee && old) {
      this.#owners.set(invitation, old.id);
      old.adopt(invitation);
      invitation.accept().catch(() => this.trouble('replaceFailed', '通话接替失败'));
      return;
    }
    const id = this.options.newLeg();
    this.#newLeg(id, invitation);
    const { request } = invitation;
    this.offered(id, request, partyOf(invitation), request.to.uri.user ?? '');
  }

  #newLeg(id: LegId, session: Session): SipLeg {
    this.#owners.set(session, id);
    const leg = new SipLeg(id, session, {
      tell: (event) => this.tell(event),
      random: this.options.random,
      contactNamesUser: this.options.practice,
      isOnline: () => this.isOnline(),
      whenOnline: (fn) => this.whenOnline(fn),
      ended: (one) => this.legs.delete(one.id),
      referred: (one, referral) => this.#referred(one, referral),
    });
    this.legs.set(id, leg);
    return leg;
  }

  #referred(leg: SipLeg, referral: Referral): void {
    const habit = this.options.referrals();
    if (habit === 'refuse') {
      void referral.reject({ statusCode: 603 });
      return;
    }
    void referral.accept();
    if (habit === 'swallow') return;
    if (habit === 'ignoreReplaces') referral.referTo.uri.deleteHeader('Replaces');
    const inviter = referral.makeInviter({ extraHeaders: assertedHeaders(this.options) });
    this.#owners.set(inviter, leg.id);
    leg.adopt(inviter);
    inviter.invite().catch(() => this.trouble('referralFailed', '转接未成功'));
  }

  /** The INVITE never left: no state of the session says so. */
  #failed(id: LegId): void {
    if (this.legs.delete(id)) this.ended(id, 'failed');
  }
}
