// Bench: how long from the click to the ringing, and from the answer to the 200, ours and with SIP.js as it comes.
// Loaded from the page server.
import type { LegId } from '@shared/kernel/ids';
import { type Invitation, Inviter, type UserAgent } from 'sip.js';
import { Voice } from '../mixer/Voice';
import { Witness } from '../port/Witness';
import { SipPhone } from '../sip/SipPhone';
import { plainAgent, uriOf, when } from './plainAgent';

/** Where a STUN server is awaited in vain, a round takes 5 s: after so many ms no further one is begun. */
const ENOUGH = 15_000;

export interface SetupQuestion {
  /** The exchange. */
  readonly server: string;
  readonly rounds: number;
  readonly from: 'click' | 'answer';
  /** What both kinds ask. Undefined: nobody, and SIP.js its own. */
  readonly stun?: string | undefined;
}

export interface SetupTimes {
  readonly ours: readonly number[];
  readonly against: readonly number[];
}

/** Milliseconds of each call, the two kinds in turn; each is ended before the next. */
export async function measureSetup(question: SetupQuestion): Promise<SetupTimes> {
  const voice = new Voice(new AudioContext());
  const { one, other, stop } = await (question.from === 'click' ? dialling : answering)(question, voice);
  const ours: number[] = [];
  const against: number[] = [];
  // One of ours unmeasured: the first PeerConnection of a page is slower, and a running phone has had it.
  await one();
  const start = performance.now();
  for (let round = 0; round < question.rounds && performance.now() - start < ENOUGH; round += 1) {
    ours.push(await one());
    against.push(await other());
  }
  await stop();
  return { ours, against };
}

interface Contest {
  readonly one: () => Promise<number>;
  readonly other: () => Promise<number>;
  readonly stop: () => Promise<unknown>;
}

const iceOf = ({ stun }: SetupQuestion): RTCIceServer[] | undefined =>
  stun === undefined ? undefined : [{ urls: stun }];

async function dialling(question: SetupQuestion, voice: Voice): Promise<Contest> {
  const { server } = question;
  const iceServers = iceOf(question);
  const callee = await ourPhone(server, 'callee', voice);
  const ours = await ourPhone(server, 'ours', voice, iceServers);
  const plain = await plainAgent({ server, user: 'plain', voice, iceServers });
  return {
    one: () => ringsAfter(ours, 'callee'),
    other: () => plainRingsAfter(plain),
    stop: () => Promise.all([callee.stop(), ours.stop(), plain.stop()]),
  };
}

async function answering(question: SetupQuestion, voice: Voice): Promise<Contest> {
  const { server } = question;
  const iceServers = iceOf(question);
  const caller = await ourPhone(server, 'caller', voice);
  const ours = await ourPhone(server, 'ours', voice, iceServers);
  let rung: (invitation: Invitation) => void = () => {};
  const onInvite = (invitation: Invitation): void => rung(invitation);
  const plain = await plainAgent({ server, user: 'plain', voice, iceServers, onInvite });
  const offered = new Witness(ours);
  return {
    one: () =>
      answeredAfter(caller, 'ours', async () => {
        const { leg } = await offered.fact('legOffered');
        return () => ours.answer(leg);
      }),
    other: () =>
      answeredAfter(caller, 'plain', async () => {
        const invitation = await new Promise<Invitation>((resolve) => {
          rung = resolve;
        });
        return () => void invitation.accept();
      }),
    stop: () => Promise.all([caller.stop(), ours.stop(), plain.stop()]),
  };
}

async function ourPhone(
  server: string,
  user: string,
  voice: Voice,
  iceServers: readonly RTCIceServer[] = [],
): Promise<SipPhone> {
  const phone = new SipPhone({
    server,
    domain: 'linkseat.invalid',
    user,
    displayName: user,
    iceServers,
    practice: true,
    referrals: () => 'refuse',
    outgoing: () => voice.stream,
    newLeg,
    random: () => Math.random(),
    dtmf: () => 'rfc4733',
  });
  const heard = new Witness(phone);
  phone.start();
  await heard.event((event) => event.type === 'registration' && event.state === 'registered');
  return phone;
}

async function ringsAfter(phone: SipPhone, number: string): Promise<number> {
  const leg = newLeg();
  const heard = new Witness(phone);
  const from = performance.now();
  phone.dial(leg, { role: 'other', number });
  await heard.fact('legRung', leg);
  const took = performance.now() - from;
  phone.hangUp(leg);
  await heard.fact('legEnded', leg);
  return took;
}

/** From the answer there to the 200 here. `whenRung` gives what answers. */
async function answeredAfter(
  caller: SipPhone,
  number: string,
  whenRung: () => Promise<() => void>,
): Promise<number> {
  const leg = newLeg();
  const heard = new Witness(caller);
  const ringing = whenRung();
  caller.dial(leg, { role: 'other', number });
  const answer = await ringing;
  const from = performance.now();
  answer();
  await heard.fact('legAnswered', leg);
  const took = performance.now() - from;
  caller.hangUp(leg);
  await heard.fact('legEnded', leg);
  return took;
}

async function plainRingsAfter(agent: UserAgent): Promise<number> {
  const inviter = new Inviter(agent, uriOf('callee'));
  const over = when(inviter, 'Terminated');
  const from = performance.now();
  await new Promise<void>((resolve, reject) => {
    const onProgress = ({ message }: { message: { statusCode?: number | undefined } }): void => {
      if (message.statusCode === 180) resolve();
    };
    inviter.invite({ requestDelegate: { onProgress } }).catch(reject);
  });
  const took = performance.now() - from;
  await inviter.cancel();
  await over;
  return took;
}

const newLeg = (): LegId => crypto.randomUUID() as string as LegId;
