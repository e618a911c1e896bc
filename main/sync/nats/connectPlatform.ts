// Runs in the host. One connection to the platform: which addresses are allowed, and what each refusal means.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { AuthorizationError, connect, type NatsConnection, type TlsOptions } from '@nats-io/transport-node';
import type { ServerGuarantees } from '@shared/contract/platform/LinkStatus';
import { inboxOf, type Station } from '@shared/contract/platform/subjects';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { type CredentialKeeper, readCredentials } from './credentials';
import { serverGuarantees } from './serverGuarantees';

export interface PlatformAddress {
  readonly who: Station;
  /** `tls://host:port`; `nats://127.0.0.1:port` on this machine alone. */
  readonly servers: readonly string[];
  /** File that the seat's secret comes in; it may be gone once the secret is kept. */
  readonly credentials: string;
  readonly keeper?: CredentialKeeper | undefined;
  /** File with the authority's certificate; empty: those of the system. */
  readonly ca: string;
}

export interface Connected {
  readonly nc: NatsConnection;
  readonly server: ServerGuarantees;
}

/** `again`: worth another try by itself. Otherwise a person has to do something first. */
export interface ConnectFailure extends Failure {
  readonly again: boolean;
}

const LOOPBACK = /^(?:nats|tls):\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;
const TLS = /^tls:\/\/\S+$/;
const CONNECT_TIMEOUT = 5_000;

export async function connectPlatform(address: PlatformAddress): Promise<Result<Connected, ConnectFailure>> {
  const { who, servers, ca } = address;
  const plain = servers.find((server) => !LOOPBACK.test(server) && !TLS.test(server));
  if (plain !== undefined) return fail({ ...PLAIN, again: false });
  // Without any: a server on this machine may ask for none.
  const asksForNone = address.credentials === '' && address.keeper?.read() === undefined;
  const secret = asksForNone ? ok(undefined) : readCredentials(address.credentials, address.keeper);
  if (!secret.ok) return fail({ ...secret.error, again: false });
  const tls = servers.some((server) => TLS.test(server)) ? tlsOf(servers, ca) : ok(undefined);
  if (!tls.ok) return tls;
  let nc: NatsConnection;
  try {
    nc = await connect({
      servers: servers.map((server) => server.replace(/^(nats|tls):\/\//, '')),
      name: `linkseat ${who.seat}`,
      ...(secret.value === undefined ? {} : { authenticator: secret.value.authenticator }),
      ...(tls.value === undefined ? {} : { tls: tls.value }),
      inboxPrefix: inboxOf(who),
      // A stack kept for every message on its way costs more than sending it.
      noAsyncTraces: true,
      timeout: CONNECT_TIMEOUT,
      pingInterval: 10_000,
      maxPingOut: 2,
      // Each connection is used up once: a new one begins with comparing what the platform has.
      reconnect: false,
      // What a server tells of others may be plain addresses of its inner network.
      ignoreClusterUpdates: true,
    });
  } catch (error) {
    return fail(refusal(error));
  }
  secret.value?.accepted();
  const server = serverGuarantees(nc.info?.version ?? '0');
  if (server.ok) return ok({ nc, server: server.value });
  await nc.close();
  return fail({ ...server.error, again: false });
}

/** What Node's TLS takes beside the client's own options: the client hands them on. */
type TlsSettings = TlsOptions & Pick<ConnectionOptions, 'checkServerIdentity'>;

function tlsOf(servers: readonly string[], ca: string): Result<TlsSettings, ConnectFailure> {
  const hosts = servers.map((server) => new URL(server).hostname.replace(/^\[(.*)\]$/, '$1'));
  // For an address without a name the client checks the certificate for `localhost`: here it is checked for what was
  // dialled.
  const identity: TlsSettings['checkServerIdentity'] = (host, certificate) => {
    const names = hosts.includes(host) ? [host] : hosts.filter((one) => isIP(one) > 0);
    const found = names.map((name) => checkServerIdentity(name, certificate));
    return found.includes(undefined) ? undefined : (found[0] ?? new Error(`certificate: not of ${host}`));
  };
  try {
    return ok({ checkServerIdentity: identity, ...(ca === '' ? {} : { ca: readFileSync(ca, 'utf8') }) });
  } catch {
    return fail({
      code: 'linkCaMissing',
      message: '读不到平台的根证书文件。',
      hint: '记录都在本机，照常工作；请联系管理员。',
      again: false,
    });
  }
}

const STAYS = '记录都在本机，照常工作；连上后自动补传。';

function refusal(error: unknown): ConnectFailure {
  const text = error instanceof Error ? `${error.name} ${error.message} ${String(error.cause ?? '')}` : '';
  if (error instanceof AuthorizationError || /authoriz|authentication/i.test(text))
    return {
      code: 'linkNotAllowed',
      message: '平台不接受这个座席的凭据。',
      hint: '记录都在本机，照常工作；请管理员核对凭据。',
      again: false,
    };
  if (/certificate|\btls\b|\bssl\b|self.signed|altname/i.test(text))
    return {
      code: 'linkTls',
      message: '平台服务器的加密连接不可信，没有连接。',
      hint: '记录都在本机，照常工作；请管理员核对证书。',
      again: false,
    };
  return { code: 'linkUnreachable', message: '平台服务器现在连不上。', hint: STAYS, again: true };
}

const PLAIN: Failure = {
  code: 'linkPlain',
  message: '平台地址不在本机，必须用加密连接（tls://），没有连接。',
  hint: '记录都在本机，照常工作；请在设置中改为 tls:// 地址。',
};
