// Phone page. The port's adapter for SIP.js: the only folder that knows it.
import type { Dialog, EndCause, Supervision } from '@shared/call/Leg';
import type { LegId } from '@shared/kernel/ids';
import { type Invitation, Inviter, type Referral, type Session, URI, UserAgent } from 'sip.js';
import { replacesOf } from '../leg/dialogNames';
import { assertedHeaders, linkageHeaders } from '../leg/inviteHeaders';
import { LookOut } from '../leg/LookOut';
import { offeredFact } from '../leg/offeredFact';
import { Recovery, recoverHeaders } from '../leg/Recovery';
import { Listeners } from '../port/Listeners';
import type { PhoneOptions } from '../port/PhoneOptions';
import type { DialRequest, PhonePort, PortEvent, Refusal } from '../port/PhonePort';
import { makeAgent } from './makeAgent';
import { Registration } from './Registration';
import { ServerChoice } from './ServerChoice';
import { ServerPulse } from './ServerPulse';
import { SipLeg } from './SipLeg';
import { partyOf } from './sessionNames';

/** Milliseconds. */
const RETURN_AFTER = 60_000;

export class SipPhone implements PhonePort {
  readonly #options: PhoneOptions;
  readonly #servers: ServerChoice;
  readonly #agent: UserAgent;
  readonly #registration: Registration;
  readonly #pulse: ServerPulse;
  readonly #lookOut: LookOut;
  /** The network has changed since the far ends were asked last. */
  #doubtful = false;
  readonly #listeners = new Listeners<PortEvent>();
  readonly #legs = new Map<LegId, SipLeg>();
  /** Which leg a session belongs to, for the media that SIP.js asks for. */
  readonly #owners = new WeakMap<Session, LegId>();
  /** What is sent as soon as there is a socket. */
  readonly #waiting: (() => void)[] = [];
  readonly listen = this.#listeners.add;

  constructor(options: PhoneOptions) {
    this.#options = options;
    this.#servers = new ServerChoice(options.server, options.backups ?? []);
    this.#agent = makeAgent(options, this.#servers, (session) => this.#stream(session), {
      onInvite: (invitation) => this.#invited(invitation),
      onConnect: () => this.#connected(),
      onDisconnect: () => this.#disconnected(),
    });
    this.#lookOut = new LookOut({
      look: (now) => {
        for (const leg of this.#legs.values()) leg.look(now);
      },
      woke: () => {
        for (const leg of this.#legs.values()) leg.woke();
        this.#networkChanged();
      },
      networkChanged: () => this.#networkChanged(),
    });
    this.#pulse = new ServerPulse(this.#agent, options.domain, (sign) => this.#heardServer(sign));
    this.#registration = new Registration({
      agent: this.#agent,
      servers: this.#servers,
      random: options.random,
      returnAfter: options.returnAfter ?? RETURN_AFTER,
      isIdle: () => this.#legs.size === 0,
      tell: (state) => this.#tell({ type: 'registration', state }),
    });
  }

  /** The one that is used now. */
  get server(): string {
    return this.#servers.current;
  }

  readonly start = (): void => {
    this.#lookOut.start();
    this.#registration.start();
  };

  readonly stop = async (): Promise<void> => {
    for (const leg of this.#legs.values()) await leg.hangUp().catch(() => undefined);
    this.#rest();
    await this.#registration.stop();
  };

  #rest(): void {
    this.#lookOut.stop();
    this.#pulse.stop();
  }

  /** Nothing can be taken for granted: is the server there, and each far end, and by which path? */
  #networkChanged(): void {
    this.#doubtful = true;
    this.#pulse.check();
  }

  #askAll(): void {
    this.#doubtful = false;
    for (const leg of this.#legs.values()) void leg.ask().catch(() => undefined);
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
    for (const leg of [...this.#legs.values()]) leg.disconnected();
    this.#registration.disconnected();
  }

  /** Gone without a word, as a telephone whose plug was pulled. */
  readonly vanish = (): void => {
    this.#rest();
    this.#registration.forget();
    for (const leg of this.#legs.values()) leg.vanish();
    void this.#agent.transport.disconnect();
  };

  readonly dial = (id: LegId, request: DialRequest): void => {
    const { role, number, supervision } = request;
    this.#tell({ type: 'fact', fact: { type: 'legDialled', leg: id, role, party: { number }, supervision } });
    const extraHeaders = [...assertedHeaders(this.#options), ...linkageHeaders(request)];
    const leg = this.#newLeg(
      id,
      new Inviter(this.#agent, new URI('sip', number, this.#options.domain), { extraHeaders }),
    );
    leg.dial().catch(() => this.#failed(id));
  };

  readonly recover = (id: LegId, dialog: Dialog, held: boolean): void => {
    const uri = UserAgent.makeURI(dialog.aor);
    if (!uri) {
      this.#ended(id, 'lost');
      return;
    }
    const extraHeaders = recoverHeaders(replacesOf(dialog));
    new Recovery({
      whenOnline: (fn) => this.#whenConnected(fn),
      attempt: (recovery) => {
        const leg = this.#newLeg(id, new Inviter(this.#agent, uri, { extraHeaders }));
        leg.recover(held, recovery).catch(() => this.#failed(id));
      },
    });
  };

  readonly answer = (id: LegId): void => this.#on(id, (leg) => leg.answer());
  readonly decline = (id: LegId, how: Refusal): void => this.#on(id, (leg) => leg.decline(how));
  readonly hold = (id: LegId): void => this.#legs.get(id)?.hold();
  readonly retrieve = (id: LegId): void => this.#on(id, (leg) => leg.retrieve());
  readonly hangUp = (id: LegId): void => this.#on(id, (leg) => leg.hangUp());
  readonly sendDtmf = (id: LegId, tone: string): void =>
    this.#on(id, (leg) => leg.sendDtmf(tone, this.#options.dtmf()));

  readonly changeSupervision = (id: LegId, supervision: Supervision): void =>
    this.#on(id, (leg) => leg.changeSupervision(supervision));

  readonly handOver = (caller: LegId, partner: LegId): void => {
    const from = this.#legs.get(caller);
    const to = this.#legs.get(partner);
    if (!from || !to) {
      this.#tell({ type: 'handOverEnded', caller, ok: false });
      return;
    }
    from.handOver(to);
  };

  #connected(): void {
    this.#registration.connected();
    this.#pulse.connected();
    for (const fn of this.#waiting.splice(0)) fn();
    this.#askAll();
  }

  #whenConnected(fn: () => void): void {
    if (this.#agent.isConnected()) fn();
    else this.#waiting.push(fn);
  }

  #stream(session: Session): MediaStream {
    const leg = this.#owners.get(session);
    if (leg === undefined) throw new Error('media asked for a session without a leg');
    return this.#options.outgoing(leg).clone();
  }

  #invited(invitation: Invitation): void {
    const old = [...this.#legs.values()].find((leg) => leg.session === invitation.replacee);
    if (invitation.replacee && old) {
      this.#owners.set(invitation, old.id);
      old.adopt(invitation);
      invitation.accept().catch(() => this.#trouble('replaceFailed', '通话接替失败'));
      return;
    }
    const id = this.#options.newLeg();
    this.#newLeg(id, invitation);
    const { request } = invitation;
    const fact = offeredFact(id, request, partyOf(invitation), request.to.uri.user ?? '');
    this.#tell({ type: 'fact', fact });
  }

  #newLeg(id: LegId, session: Session): SipLeg {
    this.#owners.set(session, id);
    const leg = new SipLeg(id, session, {
      tell: (event) => this.#tell(event),
      random: this.#options.random,
      contactNamesUser: this.#options.practice,
      isOnline: () => this.#agent.isConnected(),
      whenOnline: (fn) => this.#whenConnected(fn),
      ended: (one) => this.#legs.delete(one.id),
      referred: (one, referral) => this.#referred(one, referral),
    });
    this.#legs.set(id, leg);
    return leg;
  }

  #referred(leg: SipLeg, referral: Referral): void {
    const habit = this.#options.referrals();
    if (habit === 'refuse') {
      void referral.reject({ statusCode: 603 });
      return;
    }
    void referral.accept();
    if (habit === 'swallow') return;
    if (habit === 'ignoreReplaces') referral.referTo.uri.deleteHeader('Replaces');
    const inviter = referral.makeInviter({ extraHeaders: assertedHeaders(this.#options) });
    this.#owners.set(inviter, leg.id);
    leg.adopt(inviter);
    inviter.invite().catch(() => this.#trouble('referralFailed', '转接未成功'));
  }

  #on(id: LegId, act: (leg: SipLeg) => Promise<void>): void {
    const leg = this.#legs.get(id);
    if (leg) act(leg).catch((error: unknown) => this.#trouble('callFailed', String(error)));
  }

  /** The INVITE never left: no state of the session says so. */
  #failed(id: LegId): void {
    if (this.#legs.delete(id)) this.#ended(id, 'failed');
  }

  #ended(leg: LegId, cause: EndCause): void {
    this.#tell({ type: 'fact', fact: { type: 'legEnded', leg, cause } });
  }

  #trouble(code: string, message: string): void {
    this.#tell({ type: 'trouble', code, message });
  }

  #tell(event: PortEvent): void {
    this.#listeners.tell(event);
  }
}
