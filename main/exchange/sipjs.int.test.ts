// The exchange with SIP.js as the phones use it, in Node: its whole signalling with a made-up session description.
import { randomUUID } from 'node:crypto';
import {
  type Invitation,
  Inviter,
  Registerer,
  type Session,
  type SessionDescriptionHandler,
  SessionState,
  UserAgent,
} from 'sip.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDigest } from './auth/digest';
import { type Practice, startPractice } from './testing/withExchange';

const SDP =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n';

const silentMedia = (): SessionDescriptionHandler => ({
  close: () => {},
  getDescription: () => Promise.resolve({ body: SDP, contentType: 'application/sdp' }),
  hasDescription: (contentType) => contentType === 'application/sdp',
  rollbackDescription: () => Promise.resolve(),
  sendDtmf: () => true,
  setDescription: () => Promise.resolve(),
});

interface Seat {
  readonly ua: UserAgent;
  readonly call: (target: string) => Inviter;
  /** The next call that comes in. */
  readonly invitation: () => Promise<Invitation>;
}

let practice: Practice;
const seats: UserAgent[] = [];
beforeEach(async () => {
  practice = await startPractice();
});
afterEach(async () => {
  await Promise.all(seats.splice(0).map((ua) => ua.stop()));
  await practice.stop();
});

const uriOf = (user: string) => {
  const uri = UserAgent.makeURI(`sip:${user}@practice.example`);
  if (!uri) throw new Error(`no URI: ${user}`);
  return uri;
};

const seat = async (user: string, secret = ''): Promise<Seat> => {
  const calls: Invitation[] = [];
  const waiting: ((call: Invitation) => void)[] = [];
  const ua = new UserAgent({
    uri: uriOf(user),
    transportOptions: { server: practice.exchange.url },
    logBuiltinEnabled: false,
    authorizationUsername: user,
    authorizationPassword: secret,
    sessionDescriptionHandlerFactory: silentMedia,
    sipExtensionReplaces: 'Supported' as never,
    delegate: {
      onInvite: (call) => {
        const next = waiting.shift();
        if (next) next(call);
        else calls.push(call);
      },
    },
  });
  seats.push(ua);
  await ua.start();
  const registered = practice.heard('registered');
  await new Registerer(ua).register();
  await registered;
  return {
    ua,
    call: (target) => new Inviter(ua, uriOf(target)),
    invitation: () => {
      const held = calls.shift();
      return held ? Promise.resolve(held) : new Promise((resolve) => waiting.push(resolve));
    },
  };
};

const reaches = (session: Session, state: SessionState): Promise<void> =>
  new Promise((resolve) => {
    if (session.state === state) return resolve();
    session.stateChange.addListener((now) => {
      if (now === state) resolve();
    });
  });

test('registers, calls, answers, hangs up', async () => {
  const [citizen, agent] = [await seat('citizen'), await seat('12345-001')];
  const outgoing = citizen.call('12345-001');
  await outgoing.invite();
  const incoming = await agent.invitation();
  await incoming.accept();
  await reaches(outgoing, SessionState.Established);
  await reaches(incoming, SessionState.Established);
  await outgoing.bye();
  await reaches(incoming, SessionState.Terminated);
});

test('cancels, is refused, and is let go when the other side vanishes', async () => {
  const [citizen, agent] = [await seat('citizen'), await seat('12345-001')];
  const cancelled = citizen.call('12345-001');
  await cancelled.invite();
  const first = await agent.invitation();
  await cancelled.cancel();
  await reaches(first, SessionState.Terminated);
  await reaches(cancelled, SessionState.Terminated);

  const refused = citizen.call('12345-001');
  await refused.invite();
  await (await agent.invitation()).reject({ statusCode: 486 });
  await reaches(refused, SessionState.Terminated);

  const lost = citizen.call('12345-001');
  await lost.invite();
  await agent.invitation();
  await agent.ua.transport.disconnect();
  await reaches(lost, SessionState.Terminated);
});

test('hands a caller over with REFER and Replaces', async () => {
  const [citizen, agent, partner] = [await seat('citizen'), await seat('12345-001'), await seat('110-001')];
  const outgoing = citizen.call('12345-001');
  await outgoing.invite();
  const incoming = await agent.invitation();
  await incoming.accept();
  await reaches(incoming, SessionState.Established);

  const consult = agent.call('110-001');
  await consult.invite();
  const consulted = await partner.invitation();
  await consulted.accept();
  await reaches(consult, SessionState.Established);

  const replaced = new Promise<Session>((resolve) => {
    outgoing.delegate = {
      onRefer: (referral) => {
        void referral.accept().then(() => {
          const next = referral.makeInviter();
          resolve(next);
          return next.invite();
        });
      },
    };
  });
  await incoming.refer(consult);
  const direct = await replaced;
  const arriving = await partner.invitation();
  expect(arriving.replacee).toBe(consulted);
  await arriving.accept();
  await reaches(direct, SessionState.Established);
  await reaches(consult, SessionState.Terminated);
  await incoming.bye();
  await reaches(outgoing, SessionState.Terminated);
  expect(direct.state).toBe(SessionState.Established);
});

test('answers the digest challenge once, and its calls pass without another', async () => {
  await practice.stop();
  const digest = createDigest({
    realm: 'practice',
    secretOf: (user) => `secret of ${user}`,
    now: () => 0,
    makeTag: () => randomUUID(),
    key: 'key',
    algorithms: ['MD5'],
  });
  practice = await startPractice({ authorize: digest.authorize, consume: digest.consume });
  const citizen = await seat('citizen', 'secret of citizen');
  const agent = await seat('12345-001', 'secret of 12345-001');
  const outgoing = citizen.call('12345-001');
  await outgoing.invite();
  await (await agent.invitation()).accept();
  await reaches(outgoing, SessionState.Established);
  const refused = practice.lines.filter(({ event }) => event === 'requestRefused');
  expect(refused.map(({ method, status }) => `${method} ${status}`)).toEqual([
    'REGISTER 401',
    'REGISTER 401',
  ]);
});
