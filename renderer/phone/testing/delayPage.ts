// Bench: how late A is heard at B, over whatever lies between them. Both telephones are in this page, so that one clock
// takes the time. Put into `window.delay`.
import type { LegId } from '@shared/kernel/ids';
import { Pump } from '../mixer/Pump';
import { Voice } from '../mixer/Voice';
import { Witness } from '../port/Witness';
import { SipPhone } from '../sip/SipPhone';
import { Spans } from './Spans';

/** Seconds between two beeps, and of each. */
const EVERY = 0.5;
const BEEP = 0.08;
/** Amplitude of a beep, and seconds without any after which the next one can begin. */
const BEEPS = { loud: 0.08, quietFor: 0.2 };

export interface DelayProbe {
  readonly dial: (number: string) => Promise<void>;
  /** A's leg ends. */
  readonly hangUp: () => Promise<void>;
  /** Milliseconds from each beep at A until it is heard at B, over so many seconds from now. */
  readonly take: (seconds: number) => Promise<readonly number[]>;
}

export async function openDelay(server: string): Promise<void> {
  const context = new AudioContext();
  const gate = beeping(context);
  const sent = context.createMediaStreamDestination();
  gate.connect(sent);
  const beeps = new Spans(context, ['made', 'heard'], BEEPS);
  beeps.listenTo('made', gate);
  const pump = new Pump();
  const a = phone(server, 'party-a', () => sent.stream);
  const b = phone(server, 'party-b', () => new Voice(context).stream);
  b.listen((event) => {
    if (event.type === 'fact' && event.fact.type === 'legOffered') b.answer(event.fact.leg);
    if (event.type !== 'remoteStream') return;
    pump.attach(event.stream);
    beeps.listenTo('heard', event.stream);
  });
  for (const one of [a, b]) {
    const heard = new Witness(one);
    one.start();
    await heard.event((event) => event.type === 'registration' && event.state === 'registered');
  }
  let leg: LegId;
  const delay: DelayProbe = {
    dial: async (number) => {
      leg = crypto.randomUUID() as string as LegId;
      const heard = new Witness(a);
      a.dial(leg, { role: 'other', number });
      await heard.fact('legAnswered', leg);
    },
    hangUp: async () => {
      const heard = new Witness(a);
      a.hangUp(leg);
      await heard.fact('legEnded', leg);
    },
    take: async (seconds) => {
      const from = context.currentTime;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      const made = beeps.at('made').filter((beep) => beep.from > from);
      return beeps.at('heard').flatMap((heard) => {
        const beep = made.findLast((one) => one.from < heard.from);
        return beep === undefined ? [] : [(heard.from - beep.from) * 1_000];
      });
    },
  };
  Object.assign(window, { delay });
}

/** A tone that opens and closes in time, for an hour. */
function beeping(context: AudioContext): GainNode {
  const gate = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency: 1_000 });
  tone.connect(gate);
  tone.start();
  for (let at = context.currentTime + EVERY; at < context.currentTime + 3_600; at += EVERY) {
    gate.gain.setValueAtTime(0.6, at);
    gate.gain.setValueAtTime(0, at + BEEP);
  }
  return gate;
}

const phone = (server: string, user: string, outgoing: () => MediaStream): SipPhone =>
  new SipPhone({
    server,
    domain: 'linkseat.invalid',
    user,
    displayName: user,
    iceServers: [],
    practice: true,
    referrals: () => 'refuse',
    dtmf: () => 'rfc4733',
    outgoing,
    newLeg: () => crypto.randomUUID() as string as LegId,
    random: () => Math.random(),
  });
