// Phone page, tests: a phone without SIP. Several on one FakeNetwork ring each other for real, but for the sound.
import type { CallFact, LegFact } from '@shared/call/CallFact';
import type { Dialog, EndCause, Supervision } from '@shared/call/Leg';
import type { LegId } from '@shared/kernel/ids';
import { Listeners } from './Listeners';
import type { DialRequest, PhonePort, PortEvent, Refusal } from './PhonePort';

const CAUSES: Readonly<Record<Refusal, EndCause>> = {
  busy: 'busy',
  away: 'noAnswer',
  rejected: 'rejected',
  forbidden: 'rejected',
  failed: 'failed',
};
const STATUS: Readonly<Record<Refusal, number>> = {
  busy: 486,
  away: 480,
  rejected: 603,
  forbidden: 403,
  failed: 500,
};

/** Where fake phones find each other. Everything takes one turn of the event loop, as a message would. */
export class FakeNetwork {
  readonly phones = new Map<string, FakePhone>();
  /** Users who take no REFER: 405. */
  readonly refusesReferrals = new Set<string>();
  #legs = 0;

  newLeg(): LegId {
    this.#legs += 1;
    return `fake-${this.#legs}` as LegId;
  }

  later(fn: () => void): void {
    setTimeout(fn, 0);
  }
}

interface FakeLeg {
  peer: FakePhone;
  peerLeg: LegId | undefined;
  state: 'offered' | 'dialled' | 'connected';
  /** What it ends as when a hand-over has moved its far end. */
  replaced: boolean;
}

export class FakePhone implements PhonePort {
  readonly #network: FakeNetwork;
  readonly #user: string;
  readonly #listeners = new Listeners<PortEvent>();
  readonly #legs = new Map<LegId, FakeLeg>();
  readonly listen = this.#listeners.add;

  constructor(network: FakeNetwork, user: string) {
    this.#network = network;
    this.#user = user;
  }

  readonly start = (): void => {
    this.#network.phones.set(this.#user, this);
    this.#tell({ type: 'registration', state: 'registered' });
  };

  readonly stop = (): Promise<void> => {
    for (const leg of [...this.#legs.keys()]) this.hangUp(leg);
    this.#network.phones.delete(this.#user);
    return Promise.resolve();
  };

  readonly dial = (leg: LegId, { role, number, handover, brief, supervision }: DialRequest): void => {
    this.#fact({ type: 'legDialled', leg, role, party: { number }, supervision });
    const peer = this.#network.phones.get(number);
    if (!peer) {
      this.#network.later(() => this.#fact({ type: 'legEnded', leg, cause: 'noAnswer', status: 480 }));
      return;
    }
    const mine: FakeLeg = { peer, peerLeg: undefined, state: 'dialled', replaced: false };
    this.#legs.set(leg, mine);
    this.#network.later(() => {
      if (!this.#legs.has(leg)) return;
      mine.peerLeg = peer.#offer(this, leg, { dialled: number, handover, brief, supervision });
      this.#fact({ type: 'legRung', leg });
    });
  };

  readonly answer = (leg: LegId): void => {
    const mine = this.#legs.get(leg);
    if (mine?.state !== 'offered') return;
    mine.state = 'connected';
    this.#fact({ type: 'legAnswered', leg });
    this.#confirm(leg, mine);
    this.#network.later(() => this.#atPeer(mine, (peer, id) => peer.#answered(id)));
  };

  readonly decline = (leg: LegId, how: Refusal): void => {
    const mine = this.#legs.get(leg);
    if (mine?.state !== 'offered') return;
    this.#end(leg, CAUSES[how]);
    this.#network.later(() => this.#atPeer(mine, (peer, id) => peer.#end(id, CAUSES[how], STATUS[how])));
  };

  readonly recover = (leg: LegId, { aor, callId, remoteTag }: Dialog, held: boolean): void => {
    this.#network.later(() => {
      const peer = this.#network.phones.get(aor);
      const theirs = remoteTag as LegId;
      const old = peer ? peer.#legs.get(theirs) : undefined;
      if (!peer || old?.state !== 'connected' || old.peerLeg !== callId) {
        this.#fact({ type: 'legEnded', leg, cause: 'lost', status: 481 });
        return;
      }
      old.peer.#end(old.peerLeg, 'hungUpThere');
      const mine: FakeLeg = { peer, peerLeg: theirs, state: 'connected', replaced: false };
      this.#legs.set(leg, mine);
      peer.#connect(theirs, this, leg);
      // Here the leg is on hold already, by what the page before has recorded.
      if (held)
        this.#network.later(() =>
          this.#atPeer(mine, (far, id) => far.#fact({ type: 'legHeld', leg: id, by: 'them' })),
        );
      this.#fact({ type: 'legRecovered', leg });
      this.#confirm(leg, mine);
    });
  };

  readonly changeSupervision = (leg: LegId, supervision: Supervision): void => {
    const mine = this.#legs.get(leg);
    if (mine?.state !== 'connected') return;
    this.#fact({ type: 'supervisionChanged', leg, supervision });
    this.#network.later(() =>
      this.#atPeer(mine, (peer, id) => peer.#fact({ type: 'supervisionChanged', leg: id, supervision })),
    );
  };

  readonly hold = (leg: LegId): void => this.#setHold(leg, 'legHeld');
  readonly retrieve = (leg: LegId): void => this.#setHold(leg, 'legRetrieved');

  readonly hangUp = (leg: LegId): void => {
    const mine = this.#legs.get(leg);
    if (!mine) return;
    if (mine.state === 'offered') {
      this.decline(leg, 'rejected');
      return;
    }
    const cancelled = mine.state === 'dialled';
    this.#end(leg, cancelled ? 'cancelledHere' : 'hungUpHere');
    this.#network.later(() =>
      this.#atPeer(mine, (peer, id) => peer.#end(id, cancelled ? 'cancelledThere' : 'hungUpThere')),
    );
  };

  readonly sendDtmf = (leg: LegId, tone: string): void => {
    if (this.#legs.get(leg)?.state === 'connected') this.#fact({ type: 'dtmfSent', leg, tone });
  };

  readonly handOver = (caller: LegId, partner: LegId): void => {
    const from = this.#legs.get(caller);
    const to = this.#legs.get(partner);
    this.#network.later(() => {
      const { peerLeg: first } = from ?? {};
      const { peerLeg: second } = to ?? {};
      const refused = from && this.#network.refusesReferrals.has(from.peer.#user);
      if (!from || !to || !first || !second || refused || !to.peer.#legs.has(second)) {
        this.#tell({ type: 'handOverEnded', caller, ok: false, status: refused ? 405 : 481 });
        return;
      }
      from.replaced = true;
      to.replaced = true;
      from.peer.#connect(first, to.peer, second);
      to.peer.#connect(second, from.peer, first);
      this.#end(partner, 'replaced');
      this.#tell({ type: 'handOverEnded', caller, ok: true, status: 200 });
    });
  };

  #offer(
    peer: FakePhone,
    peerLeg: LegId,
    request: Pick<
      Extract<CallFact, { type: 'legOffered' }>,
      'dialled' | 'handover' | 'brief' | 'supervision'
    >,
  ): LegId {
    const leg = this.#network.newLeg();
    this.#legs.set(leg, { peer, peerLeg, state: 'offered', replaced: false });
    const role = request.supervision === undefined ? 'caller' : 'supervisor';
    this.#fact({ type: 'legOffered', leg, role, party: { number: peer.#user }, ...request });
    return leg;
  }

  #answered(leg: LegId): void {
    const mine = this.#legs.get(leg);
    if (!mine) return;
    mine.state = 'connected';
    this.#fact({ type: 'legAnswered', leg });
    this.#confirm(leg, mine);
  }

  #confirm(leg: LegId, { peer, peerLeg = leg }: FakeLeg): void {
    const user = peer.#user;
    const dialog = { callId: leg, localTag: leg, remoteTag: peerLeg, remoteTarget: user, aor: user };
    this.#fact({ type: 'legConfirmed', leg, dialog });
  }

  #connect(leg: LegId, peer: FakePhone, peerLeg: LegId): void {
    const mine = this.#legs.get(leg);
    if (!mine) return;
    mine.peer = peer;
    mine.peerLeg = peerLeg;
    this.#fact({ type: 'legReplaced', leg, party: { number: peer.#user } });
    this.#confirm(leg, mine);
  }

  #setHold(leg: LegId, type: 'legHeld' | 'legRetrieved'): void {
    const mine = this.#legs.get(leg);
    if (mine?.state !== 'connected') return;
    this.#fact({ type, leg, by: 'us' });
    this.#network.later(() => this.#atPeer(mine, (peer, id) => peer.#fact({ type, leg: id, by: 'them' })));
  }

  /** Only where the peer's leg is still this one's: a replaced far end hears nothing from us any more. */
  #atPeer(mine: FakeLeg, act: (peer: FakePhone, leg: LegId) => void): void {
    if (mine.peerLeg !== undefined && !mine.replaced && mine.peer.#legs.has(mine.peerLeg))
      act(mine.peer, mine.peerLeg);
  }

  #end(leg: LegId, cause: EndCause, status?: number): void {
    const mine = this.#legs.get(leg);
    if (!mine) return;
    this.#legs.delete(leg);
    this.#fact({ type: 'legEnded', leg, cause: mine.replaced ? 'replaced' : cause, status });
  }

  #fact(fact: LegFact): void {
    this.#tell({ type: 'fact', fact });
  }

  #tell(event: PortEvent): void {
    this.#listeners.tell(event);
  }
}
