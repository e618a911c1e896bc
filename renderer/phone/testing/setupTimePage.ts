// Bench: how long from the click to the ringing, ours and with SIP.js as it comes. Loaded from the page server.
import type { LegId } from '@shared/kernel/ids';
import { Inviter, type Session, URI, UserAgent, Web } from 'sip.js';
import { Voice } from '../mixer/Voice';
import { Witness } from '../port/Witness';
import { SipPhone } from '../sip/SipPhone';

const DOMAIN = 'linkseat.invalid';

/** Where a STUN server is awaited in vain, a round takes 5 s: after so many ms no further one is begun. */
const ENOUGH = 15_000;

/** Milliseconds of each call, the two kinds in turn; each is ended before the next. `server`: the exchange. */
export async function measureSetup(
  server: string,
  rounds: number,
): Promise<{ ours: readonly number[]; against: readonly number[] }> {
  const voice = new Voice(new AudioContext());
  const callee = await ourPhone(server, 'callee', voice);
  const ours: number[] = [];
  const against: number[] = [];
  const ourCaller = await ourPhone(server, 'ours', voice);
  const plainCaller = await plainAgent(server, voice);
  // One of ours unmeasured: the first PeerConnection of a page is slower, and a running phone has had it.
  await ourCall(ourCaller, 'warm' as LegId);
  const start = performance.now();
  for (let round = 0; round < rounds && performance.now() - start < ENOUGH; round += 1) {
    ours.push(await ourCall(ourCaller, `leg-${round}` as LegId));
    against.push(await plainCall(plainCaller));
  }
  await Promise.all([callee.stop(), ourCaller.stop(), plainCaller.stop()]);
  return { ours, against };
}

async function ourPhone(server: string, user: string, voice: Voice): Promise<SipPhone> {
  const phone = new SipPhone({
    server,
    domain: DOMAIN,
    user,
    displayName: user,
    iceServers: [],
    practice: true,
    referrals: () => 'refuse',
    outgoing: () => voice.stream,
    newLeg: () => crypto.randomUUID() as string as LegId,
    random: () => Math.random(),
    dtmf: () => 'rfc4733',
  });
  const heard = new Witness(phone);
  phone.start();
  await heard.event((event) => event.type === 'registration' && event.state === 'registered');
  return phone;
}

async function ourCall(phone: SipPhone, leg: LegId): Promise<number> {
  const heard = new Witness(phone);
  const from = performance.now();
  phone.dial(leg, { role: 'other', number: 'callee' });
  await heard.fact('legRung', leg);
  const took = performance.now() - from;
  phone.hangUp(leg);
  await heard.fact('legEnded', leg);
  return took;
}

/** SIP.js with nothing set but where it registers and what it sends. */
async function plainAgent(server: string, voice: Voice): Promise<UserAgent> {
  const agent = new UserAgent({
    uri: new URI('sip', 'plain', DOMAIN),
    transportOptions: { server },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() =>
      Promise.resolve(voice.stream.clone()),
    ),
  });
  await agent.start();
  return agent;
}

function plainCall(agent: UserAgent): Promise<number> {
  return new Promise((resolve, reject) => {
    const inviter = new Inviter(agent, new URI('sip', 'callee', DOMAIN));
    const from = performance.now();
    const rung = (): void => {
      const took = performance.now() - from;
      whenOver(inviter, () => resolve(took));
      inviter.cancel().catch(reject);
    };
    const onProgress = ({ message }: { message: { statusCode?: number | undefined } }): void => {
      if (message.statusCode === 180) rung();
    };
    inviter.invite({ requestDelegate: { onProgress } }).catch(reject);
  });
}

const whenOver = (session: Session, fn: () => void): void =>
  session.stateChange.addListener((state) => {
    if (state === 'Terminated') fn();
  });
