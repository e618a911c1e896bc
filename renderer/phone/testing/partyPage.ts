// Tests: one party on an ordinary telephone, in a page of its own. Put into `window.party`.
import type { LegFact } from '@shared/call/CallFact';
import type { LegId } from '@shared/kernel/ids';
import { Ear } from '../mixer/Ear';
import { Pump } from '../mixer/Pump';
import { Voice } from '../mixer/Voice';
import type { ReferralHabit } from '../port/PhoneOptions';
import type { DialRequest } from '../port/PhonePort';
import { SipPhone } from '../sip/SipPhone';
import { GapMeter } from './GapMeter';
import { STACKS, type Stack } from './stacks';

/** Samples, about 11 ms: where a gap is looked for, which may be longer by as much. */
const SHORT = 512;

export interface PartyOptions {
  readonly server: string;
  readonly user: string;
  /** Hertz of what he says. */
  readonly tone: number;
  readonly answers: boolean;
  readonly referrals: ReferralHabit;
  /** Absent: SIP.js. */
  readonly stack?: Stack;
}

export interface Party {
  readonly facts: readonly LegFact[];
  readonly registered: boolean;
  readonly dial: (number: string, supervision?: DialRequest['supervision']) => void;
  readonly hangUp: () => void;
  readonly vanish: () => void;
  /** Of the last leg. */
  readonly changeSupervision: (supervision: NonNullable<DialRequest['supervision']>) => void;
  readonly hears: (hertz: readonly number[]) => readonly number[];
  /** Unix milliseconds of the last answer. */
  readonly answeredAt: number;
  /** From now on it is noted when this tone is heard here. */
  readonly listenFor: (hertz: number) => GapMeter;
}

export function openParty({ server, user, tone, answers, referrals, stack = 'SIP.js' }: PartyOptions): void {
  const context = new AudioContext();
  const voice = new Voice(context);
  voice.sing(tone);
  const pump = new Pump();
  const ear = new Ear(context);
  const facts: LegFact[] = [];
  let legs = 0;
  const newLeg = (): LegId => {
    legs += 1;
    return `${user}-${legs}` as LegId;
  };
  const port = STACKS[stack]({
    server,
    domain: 'linkseat.invalid',
    user,
    displayName: user,
    iceServers: [],
    practice: true,
    referrals: () => referrals,
    dtmf: () => 'rfc4733',
    outgoing: () => voice.stream,
    newLeg,
    random: () => Math.random(),
  });
  const last = (): LegId => `${user}-${legs}` as LegId;
  const party = {
    facts,
    registered: false,
    answeredAt: 0,
    dial: (number: string, supervision: DialRequest['supervision']) =>
      port.dial(newLeg(), { role: 'other', number, supervision }),
    hangUp: () => port.hangUp(last()),
    vanish: () => {
      if (port instanceof SipPhone) port.vanish();
    },
    changeSupervision: (supervision: NonNullable<DialRequest['supervision']>) =>
      port.changeSupervision(last(), supervision),
    hears: (hertz: readonly number[]) => ear.levels(pump.streams, hertz),
    listenFor: (hertz: number) => new GapMeter(new Ear(context, SHORT), () => pump.streams, hertz),
  };
  port.listen((event) => {
    if (event.type === 'remoteStream') pump.attach(event.stream);
    if (event.type === 'registration') party.registered = event.state === 'registered';
    if (event.type !== 'fact') return;
    facts.push(event.fact);
    if (event.fact.type === 'legAnswered') party.answeredAt = performance.timeOrigin + performance.now();
    if (event.fact.type === 'legOffered' && answers) port.answer(event.fact.leg);
  });
  port.start();
  Object.assign(window, { party });
}
