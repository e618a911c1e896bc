// Tests: one party on an ordinary telephone, in a page of its own. Put into `window.party`.
import type { LegFact } from '@shared/call/CallFact';
import type { LegId } from '@shared/kernel/ids';
import { Ear } from '../mixer/Ear';
import { Pump } from '../mixer/Pump';
import { Voice } from '../mixer/Voice';
import type { ReferralHabit } from '../port/PhoneOptions';
import type { DialRequest, Refusal } from '../port/PhonePort';
import { SipPhone } from '../sip/SipPhone';
import { GapMeter } from './GapMeter';
import { HeldBack } from './HeldBack';
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

export interface Party extends Pick<HeldBack, 'holdBack' | 'letGo'> {
  readonly facts: readonly LegFact[];
  /** Legs that are not over. */
  readonly open: number;
  readonly registered: boolean;
  /** Whether he picks up by himself, and what he does with a REFER, from now on. */
  answers: boolean;
  referrals: ReferralHabit;
  /** How often he was referred elsewhere. */
  readonly referred: number;
  readonly dial: (number: string, supervision?: DialRequest['supervision']) => void;
  /** The last of his legs. */
  readonly answer: () => void;
  readonly decline: (how: Refusal) => void;
  readonly hangUp: () => void;
  readonly hangUpFirst: () => void;
  readonly hangUpAll: () => void;
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
  /** Of each call that he is in: whoever is rung twice hears both. */
  const pumps = new Map<MediaStream, Pump>();
  const streams = (): readonly MediaStream[] => {
    for (const [stream, pump] of pumps) {
      if (stream.getTracks().some(({ readyState }) => readyState === 'live')) continue;
      pump.close();
      pumps.delete(stream);
    }
    return [...pumps.keys()];
  };
  const ear = new Ear(context);
  const facts: LegFact[] = [];
  const open = new Set<LegId>();
  const post = new HeldBack();
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
    referrals: () => {
      party.referred += 1;
      return party.referrals;
    },
    dtmf: () => 'rfc4733',
    outgoing: () => voice.stream,
    newLeg,
    random: () => Math.random(),
  });
  const last = (): LegId => `${user}-${legs}` as LegId;
  const party = {
    facts,
    get open() {
      return open.size;
    },
    registered: false,
    answers,
    referrals,
    referred: 0,
    answeredAt: 0,
    holdBack: post.holdBack,
    letGo: post.letGo,
    answer: () => port.answer(last()),
    decline: (how: Refusal) => port.decline(last(), how),
    hangUpFirst: () => {
      const [first] = open;
      if (first) port.hangUp(first);
    },
    hangUpAll: () => {
      for (const leg of open) port.hangUp(leg);
    },
    dial: (number: string, supervision: DialRequest['supervision']) =>
      port.dial(newLeg(), { role: 'other', number, supervision }),
    hangUp: () => port.hangUp(last()),
    vanish: () => {
      if (port instanceof SipPhone) port.vanish();
    },
    changeSupervision: (supervision: NonNullable<DialRequest['supervision']>) =>
      port.changeSupervision(last(), supervision),
    hears: (hertz: readonly number[]) => ear.levels(streams(), hertz),
    listenFor: (hertz: number) => new GapMeter(new Ear(context, SHORT), streams, hertz),
  };
  port.listen((event) => {
    if (event.type === 'remoteStream' && !pumps.has(event.stream)) {
      const pump = new Pump();
      pump.attach(event.stream);
      pumps.set(event.stream, pump);
    }
    if (event.type === 'registration') party.registered = event.state === 'registered';
    if (event.type !== 'fact') return;
    const { type, leg } = event.fact;
    facts.push(event.fact);
    if (type === 'legOffered' || type === 'legDialled') open.add(leg);
    if (type === 'legEnded') open.delete(leg);
    if (type === 'legAnswered') party.answeredAt = performance.timeOrigin + performance.now();
    if (type === 'legOffered' && party.answers) port.answer(leg);
  });
  port.start();
  Object.assign(window, { party });
}
