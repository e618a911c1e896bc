// Phone page. The port's adapter for JsSIP, the only folder that knows it: kept so that SIP.js can be left (docs/phone.md).
import type { Dialog } from '@shared/call/Leg';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { LegId } from '@shared/kernel/ids';
import { UA, URI, WebSocketInterface } from 'jssip';
import type { ReferEvent, RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import { assertedHeaders } from '../leg/inviteHeaders';
import { LegPhone } from '../leg/LegPhone';
import type { Recovery } from '../leg/Recovery';
import type { PhoneOptions } from '../port/PhoneOptions';
import type { PortEvent } from '../port/PhonePort';
import { JsLeg } from './JsLeg';
import type { Media } from './media';
import { addressOf, partyOf } from './messageNames';

export class JsPhone extends LegPhone<JsLeg> {
  readonly #agent: UA;
  /** Sessions that take the place of another in a leg that is there already. */
  readonly #adopted = new WeakSet<RTCSession>();

  constructor(options: PhoneOptions) {
    super(options);
    this.#agent = makeAgent(options);
    const tell = (state: PhoneStatus['registration']) => (): void =>
      this.tell({ type: 'registration', state });
    this.#agent.on('connecting', tell('connecting'));
    this.#agent.on('registered', tell('registered'));
    this.#agent.on('disconnected', tell('unreachable'));
    this.#agent.on('registrationFailed', ({ response }) => {
      const isSecret = [401, 403, 407].includes(response?.status_code ?? 0);
      this.tell({ type: 'registration', state: isSecret ? 'unauthorized' : 'refused' });
    });
    this.#agent.on('connected', () => this.cameOnline());
    this.#agent.on('newRTCSession', (event: RTCSessionEvent) => this.#invited(event));
  }

  readonly start = (): void => {
    this.lookOut.start();
    this.#agent.start();
  };

  readonly stop = async (): Promise<void> => {
    this.lookOut.stop();
    for (const leg of [...this.legs.values()]) leg.hangUp();
    const gone = new Promise<void>((resolve) => {
      this.#agent.on('unregistered', () => resolve());
      this.#agent.on('disconnected', () => resolve());
    });
    this.#agent.stop();
    await gone;
  };

  protected isOnline(): boolean {
    return this.#agent.isConnected();
  }

  protected networkChanged(): void {}

  protected ring(id: LegId, number: string, extraHeaders: string[]): void {
    this.#call(id, new URI('sip', number, this.options.domain), extraHeaders);
  }

  protected takeOver(id: LegId, dialog: Dialog, extraHeaders: string[], held: boolean, by: Recovery): void {
    this.#call(id, addressOf(dialog), extraHeaders)?.recover(held, by);
  }

  #call(id: LegId, target: URI, extraHeaders: string[]): JsLeg | undefined {
    try {
      // Never a string, whatever the types say: JsSIP would take the hyphen out of 110-001, as out of a number.
      return this.#newLeg(
        id,
        this.#agent.call(target as unknown as string, { ...this.#media(id), extraHeaders }),
      );
    } catch {
      // Not an address.
      this.ended(id, 'failed');
      return undefined;
    }
  }

  #media(leg: LegId): Media {
    const { outgoing, iceServers } = this.options;
    // JsSIP mutes the track that it sends while either side holds.
    return { mediaStream: outgoing(leg).clone(), pcConfig: { iceServers: [...iceServers] } };
  }

  #invited({ originator, session, request }: RTCSessionEvent): void {
    if (String(originator) !== 'remote' || this.#adopted.has(session)) return;
    const id = this.options.newLeg();
    const invite = request as IncomingRequest;
    this.#newLeg(id, session, invite);
    this.offered(id, invite, partyOf(invite, invite.from), invite.to.uri.user);
  }

  #newLeg(id: LegId, session: RTCSession, request?: IncomingRequest): JsLeg {
    const context = {
      tell: (event: PortEvent) => this.tell(event),
      contactNamesUser: this.options.practice,
      media: () => this.#media(id),
      ended: () => this.legs.delete(id),
      referred: (one: JsLeg, event: ReferEvent) => this.#referred(one, event),
      replacing: (one: JsLeg, { request: invite, accept }: ReferEvent) =>
        accept((next: RTCSession) => {
          this.#adopted.add(next);
          one.adopt(next, invite);
          next.answer(this.#media(id));
        }),
    };
    const leg = new JsLeg(id, session, context, request);
    this.legs.set(id, leg);
    return leg;
  }

  /** JsSIP has said 202 and `100 Trying` by now, whatever we do. */
  #referred(leg: JsLeg, { request, accept, reject }: ReferEvent): void {
    const habit = this.options.referrals();
    if (habit === 'refuse') reject();
    if (habit === 'refuse' || habit === 'swallow') return;
    const { refer_to } = request as IncomingRequest & { readonly refer_to: { readonly uri: URI } };
    if (habit === 'ignoreReplaces') refer_to.uri.deleteHeader('Replaces');
    const extraHeaders = assertedHeaders(this.options);
    accept((next: RTCSession) => leg.adopt(next), { ...this.#media(leg.id), extraHeaders });
  }
}

function makeAgent({ server, domain, user, displayName, authorization }: PhoneOptions): UA {
  return new UA({
    sockets: new WebSocketInterface(server),
    uri: `sip:${user}@${domain}`,
    contact_uri: `sip:${user}@${crypto.randomUUID().slice(0, 12)}.invalid;transport=ws`,
    display_name: displayName,
    ...(authorization && { authorization_user: authorization.user, password: authorization.secret }),
    session_timers: false,
    no_answer_timeout: 180,
    register_expires: 300,
  });
}
