// Phone page. What every adapter of the port does alike, whichever library carries its legs: keeps them, hands commands
// on to them, and tells what happens.
import type { Dialog, EndCause, Party, Supervision } from '@shared/call/Leg';
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';
import { Listeners } from '../port/Listeners';
import type { PhoneOptions } from '../port/PhoneOptions';
import type { DialRequest, PhonePort, PortEvent, Refusal } from '../port/PhonePort';
import { replacesOf } from './dialogNames';
import { assertedHeaders, linkageHeaders } from './inviteHeaders';
import { LookOut } from './LookOut';
import { type Headers, offeredFact } from './offeredFact';
import { Recovery, recoverHeaders } from './Recovery';

type Done = void | Promise<void>;

/** `L`: the adapter's own kind, since a leg is handed over to one like itself. */
export interface CarriedLeg<L> {
  answer(): Done;
  decline(how: Refusal): Done;
  hold(): Done;
  retrieve(): Done;
  hangUp(): Done;
  sendDtmf(tone: string, way: DtmfWay): Done;
  changeSupervision(supervision: Supervision): Done;
  handOver(partner: L): void;
  look(now: number): void;
  woke(): void;
}

export abstract class LegPhone<L extends CarriedLeg<L>> implements PhonePort {
  protected readonly options: PhoneOptions;
  protected readonly lookOut: LookOut;
  protected readonly legs = new Map<LegId, L>();
  readonly #listeners = new Listeners<PortEvent>();
  /** What is sent as soon as there is a socket. */
  readonly #waiting: (() => void)[] = [];
  readonly listen = this.#listeners.add;

  constructor(options: PhoneOptions) {
    this.options = options;
    this.lookOut = new LookOut({
      look: (now) => {
        for (const leg of this.legs.values()) leg.look(now);
      },
      woke: () => {
        for (const leg of this.legs.values()) leg.woke();
        this.networkChanged();
      },
      networkChanged: () => this.networkChanged(),
    });
  }

  abstract readonly start: () => void;
  abstract readonly stop: () => Promise<void>;

  protected abstract isOnline(): boolean;
  protected abstract networkChanged(): void;
  /** The INVITE of a leg that is dialled. */
  protected abstract ring(id: LegId, number: string, extraHeaders: string[]): void;
  /** The INVITE with Replaces of one that takes a dialog over. */
  protected abstract takeOver(
    id: LegId,
    dialog: Dialog,
    headers: string[],
    held: boolean,
    by: Recovery,
  ): void;

  readonly dial = (id: LegId, request: DialRequest): void => {
    const { role, number, supervision } = request;
    this.tell({ type: 'fact', fact: { type: 'legDialled', leg: id, role, party: { number }, supervision } });
    this.ring(id, number, [...assertedHeaders(this.options), ...linkageHeaders(request)]);
  };

  readonly recover = (id: LegId, dialog: Dialog, held: boolean): void => {
    const headers = recoverHeaders(replacesOf(dialog));
    new Recovery({
      whenOnline: (fn) => this.whenOnline(fn),
      attempt: (recovery) => this.takeOver(id, dialog, headers, held, recovery),
    });
  };

  readonly answer = (id: LegId): void => this.#on(id, (leg) => leg.answer());
  readonly decline = (id: LegId, how: Refusal): void => this.#on(id, (leg) => leg.decline(how));
  readonly hold = (id: LegId): void => this.#on(id, (leg) => leg.hold());
  readonly retrieve = (id: LegId): void => this.#on(id, (leg) => leg.retrieve());
  readonly hangUp = (id: LegId): void => this.#on(id, (leg) => leg.hangUp());
  readonly sendDtmf = (id: LegId, tone: string): void =>
    this.#on(id, (leg) => leg.sendDtmf(tone, this.options.dtmf()));

  readonly changeSupervision = (id: LegId, supervision: Supervision): void =>
    this.#on(id, (leg) => leg.changeSupervision(supervision));

  readonly handOver = (caller: LegId, partner: LegId): void => {
    const from = this.legs.get(caller);
    const to = this.legs.get(partner);
    if (from && to) from.handOver(to);
    else this.tell({ type: 'handOverEnded', caller, ok: false });
  };

  protected whenOnline(fn: () => void): void {
    if (this.isOnline()) fn();
    else this.#waiting.push(fn);
  }

  protected cameOnline(): void {
    for (const fn of this.#waiting.splice(0)) fn();
  }

  protected offered(id: LegId, request: Headers, party: Party, dialled: string): void {
    this.tell({ type: 'fact', fact: offeredFact(id, request, party, dialled) });
  }

  protected ended(leg: LegId, cause: EndCause): void {
    this.tell({ type: 'fact', fact: { type: 'legEnded', leg, cause } });
  }

  protected trouble(code: string, message: string): void {
    this.tell({ type: 'trouble', code, message });
  }

  protected tell(event: PortEvent): void {
    this.#listeners.tell(event);
  }

  #on(id: LegId, act: (leg: L) => Done): void {
    const leg = this.legs.get(id);
    if (leg === undefined) return;
    new Promise<void>((done) => done(act(leg))).catch((error: unknown) =>
      this.trouble('callFailed', String(error)),
    );
  }
}
