// Phone page. The port's adapter for SIP.js: the only folder that knows it.
import type { Dialog, EndCause, Supervision } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { type Invitation, Inviter, type Referral, type Session, SIPExtension, URI, UserAgent } from 'sip.js';
import { Listeners } from '../port/Listeners';
import type { DialRequest, PhonePort, PortEvent, Refusal } from '../port/PhonePort';
import { EarlySdh, ICE_CAP } from './EarlySdh';
import { briefHeaders } from './handoverBrief';
import { offeredFact, SUPERVISE } from './offeredFact';
import { Registration } from './Registration';
import { replacesOf } from './referTarget';
import { ServerChoice } from './ServerChoice';
import { ServerPulse } from './ServerPulse';
import { SipLeg } from './SipLeg';
import { transportOn } from './transportOn';

/** Milliseconds between two tries to take a dialog over, and for all of them. */
const RECOVER_AGAIN = 400;
const RECOVER_WITHIN = 8_000;

/** Milliseconds between two looks at the lines; a gap longer than the other says that the machine slept. */
const LOOK_EVERY = 1_000;
const SLEPT = 8_000;

/**
 * What a phone does with a REFER: follow it, refuse it with 603, say 202 and then nothing as some exchanges do, or
 * dial without Replaces as some telephones do.
 */
export type ReferralHabit = 'follow' | 'refuse' | 'swallow' | 'ignoreReplaces';

export interface SipPhoneOptions {
  /** `ws://…` or `wss://…`. */
  readonly server: string;
  /** Servers that stand in for it, in the order of preference. */
  readonly backups?: readonly string[] | undefined;
  /** Milliseconds on another server until the first is asked after (default one minute). */
  readonly returnAfter?: number | undefined;
  readonly domain: string;
  readonly user: string;
  readonly displayName: string;
  /** What a digest challenge is answered with; absent: the server asks for none. */
  readonly authorization?: { readonly user: string; readonly secret: string } | undefined;
  readonly iceServers: readonly RTCIceServer[];
  /** The embedded exchange: its numbers hunt, so that a partner is known by the user part of his Contact. */
  readonly practice: boolean;
  /** A scripted caller follows; a seat does not let itself be sent anywhere. */
  readonly referrals: () => ReferralHabit;
  /** What is sent on a leg. It is cloned, because SIP.js stops the tracks that it was given. */
  readonly outgoing: (leg: LegId) => MediaStream;
  /** Who rings, where the user's own name says nothing: goes out as P-Asserted-Identity (RFC 3325). */
  readonly asserted?: { readonly number: string; readonly name: string } | undefined;
  readonly newLeg: () => LegId;
  /** In [0, 1). */
  readonly random: () => number;
  /** Read for each tone, since the setting can change. */
  readonly dtmf: () => DtmfWay;
}

const RETURN_AFTER = 60_000;

export class SipPhone implements PhonePort {
  readonly #options: SipPhoneOptions;
  readonly #servers: ServerChoice;
  readonly #agent: UserAgent;
  readonly #registration: Registration;
  readonly #pulse: ServerPulse;
  #looking: ReturnType<typeof setInterval> | undefined;
  #lookedAt = performance.now();
  /** The network has changed since the far ends were asked last. */
  #doubtful = false;
  readonly #listeners = new Listeners<PortEvent>();
  readonly #legs = new Map<LegId, SipLeg>();
  /** Which leg a session belongs to, for the media that SIP.js asks for. */
  readonly #owners = new WeakMap<Session, LegId>();
  /** What is sent as soon as there is a socket. */
  readonly #waiting: (() => void)[] = [];
  readonly listen = this.#listeners.add;

  constructor(options: SipPhoneOptions) {
    this.#options = options;
    this.#servers = new ServerChoice(options.server, options.backups ?? []);
    this.#agent = this.#makeAgent();
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
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY);
    for (const sign of ['online', 'offline']) addEventListener(sign, this.#networkChanged);
    this.#registration.start();
  };

  readonly stop = async (): Promise<void> => {
    for (const leg of this.#legs.values()) await leg.hangUp().catch(() => undefined);
    this.#rest();
    await this.#registration.stop();
  };

  #rest(): void {
    clearInterval(this.#looking);
    for (const sign of ['online', 'offline']) removeEventListener(sign, this.#networkChanged);
    this.#pulse.stop();
  }

  #look(): void {
    const now = performance.now();
    const slept = now - this.#lookedAt > SLEPT;
    this.#lookedAt = now;
    if (slept) for (const leg of this.#legs.values()) leg.woke();
    if (slept) this.#networkChanged();
    else for (const leg of this.#legs.values()) leg.look(now);
  }

  /** Nothing can be taken for granted: is the server there, and each far end, and by which path? */
  readonly #networkChanged = (): void => {
    this.#doubtful = true;
    this.#pulse.check();
  };

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

  readonly dial = (id: LegId, { role, number, handover, brief, supervision }: DialRequest): void => {
    const { domain } = this.#options;
    this.#tell({ type: 'fact', fact: { type: 'legDialled', leg: id, role, party: { number }, supervision } });
    const extraHeaders = this.#assertedHeaders();
    if (handover !== undefined) extraHeaders.push(`X-Linkage-Handover: ${handover}`);
    if (brief !== undefined) extraHeaders.push(...briefHeaders(brief));
    if (supervision !== undefined) extraHeaders.push(`${SUPERVISE}: ${supervision}`);
    const session = new Inviter(this.#agent, new URI('sip', number, domain), { extraHeaders });
    const leg = this.#newLeg(id, session);
    leg.dial().catch(() => this.#failed(id));
  };

  readonly recover = (id: LegId, dialog: Dialog, held: boolean): void => {
    const uri = UserAgent.makeURI(dialog.aor);
    if (!uri) {
      this.#lost(id);
      return;
    }
    const from = performance.now();
    const invite = (): void => {
      const extraHeaders = [`Replaces: ${replacesOf(dialog)}`, 'Require: replaces'];
      const leg = this.#newLeg(id, new Inviter(this.#agent, uri, { extraHeaders }));
      leg.recover(held, again).catch(() => this.#failed(id));
    };
    const again = (): void => {
      const late = performance.now() - from > RECOVER_WITHIN;
      if (late) this.#lost(id);
      else setTimeout(() => this.#whenConnected(invite), RECOVER_AGAIN);
    };
    this.#whenConnected(invite);
  };

  #lost(id: LegId): void {
    this.#legs.delete(id);
    this.#ended(id, 'lost');
  }

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

  #makeAgent(): UserAgent {
    const { user, domain, server, displayName, iceServers, authorization } = this.#options;
    return new UserAgent({
      uri: new URI('sip', user, domain),
      contactName: user,
      displayName,
      authorizationUsername: authorization?.user ?? '',
      authorizationPassword: authorization?.secret ?? '',
      transportConstructor: transportOn(this.#servers),
      transportOptions: { server, connectionTimeout: 5, keepAliveInterval: 20 },
      sipExtensionReplaces: SIPExtension.Supported,
      noAnswerTimeout: 180,
      logBuiltinEnabled: false,
      // The registration's own loop reconnects, with a spread that SIP.js does not have.
      reconnectionAttempts: 0,
      gracefulShutdown: false,
      sessionDescriptionHandlerFactory: (session) => {
        const stream = (): Promise<MediaStream> => Promise.resolve(this.#stream(session));
        const peerConnectionConfiguration: RTCConfiguration = { iceServers: [...iceServers] };
        const logger = session.userAgent.getLogger('linkseat.media');
        return new EarlySdh(logger, stream, { iceGatheringTimeout: ICE_CAP, peerConnectionConfiguration });
      },
      delegate: {
        onInvite: (invitation) => this.#invited(invitation),
        onConnect: () => this.#connected(),
        onDisconnect: () => this.#disconnected(),
      },
    });
  }

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

  #assertedHeaders(): string[] {
    const { asserted, domain } = this.#options;
    if (!asserted) return [];
    // The name is quoted, or one odd character would make the peer drop the whole message.
    return [
      `P-Asserted-Identity: "${asserted.name.replace(/["\\]/g, '')}" <sip:${asserted.number}@${domain}>`,
    ];
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
    this.#tell({ type: 'fact', fact: offeredFact(id, invitation) });
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
    const inviter = referral.makeInviter({ extraHeaders: this.#assertedHeaders() });
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
