// Tests, in the browser: one phone with two servers and a secret, and what it tells of its registration.
import type { LegId } from '@shared/kernel/ids';
import { SipPhone } from '../sip/SipPhone';

export interface ServersProbe {
  readonly states: string[];
  server(): string;
  stop(): Promise<void>;
}

/** `returnAfter`: milliseconds on the second server until the first is asked after. */
export function openPhone(
  servers: readonly [string, ...string[]],
  secret: string | undefined,
  returnAfter: number,
): ServersProbe {
  const [server, ...backups] = servers;
  const phone = new SipPhone({
    server,
    backups,
    authorization: secret === undefined ? undefined : { user: '12345-001', secret },
    returnAfter,
    domain: 'linkseat.invalid',
    user: '12345-001',
    displayName: '12345-001',
    iceServers: [],
    practice: true,
    referrals: () => 'refuse',
    outgoing: () => new MediaStream(),
    newLeg: () => crypto.randomUUID() as string as LegId,
    random: () => Math.random(),
    dtmf: () => 'rfc4733',
  });
  const states: string[] = [];
  phone.listen((event) => {
    if (event.type === 'registration') states.push(event.state);
  });
  phone.start();
  return { states, server: () => phone.server, stop: phone.stop };
}
