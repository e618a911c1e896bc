// Credentials as JWT (operator, account, user), made here as `nsc` makes them, at a real server in operator mode.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount, createOperator, createUser, type KeyPair } from '@nats-io/nkeys';
import { PermissionViolationError } from '@nats-io/transport-node';
import { seatPermissions } from '@shared/contract/platform/permissions';
import { eventSubject, inboxOf, type Station } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectPlatform } from '../../main/sync/nats/connectPlatform';
import { freePort, noServer, REGION } from './natsServer';

const who: Station = { region: REGION, seat: '12345-001' as SeatId };

/** A NATS JWT, version 2: Ed25519 by an nkey over head and claims. */
function jwtOf(by: KeyPair, subject: KeyPair, nats: object): string {
  const part = (value: object | Uint8Array) =>
    Buffer.from(value instanceof Uint8Array ? value : JSON.stringify(value)).toString('base64url');
  const claims = {
    jti: randomUUID(),
    iat: Math.floor(Date.now() / 1_000),
    iss: by.getPublicKey(),
    name: 'linkage',
    sub: subject.getPublicKey(),
    nats: { version: 2, ...nats },
  };
  const text = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part(claims)}`;
  return `${text}.${part(by.sign(new TextEncoder().encode(text)))}`;
}

describe.skipIf(noServer !== '')('a seat with JWT credentials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-jwt-'));
  const operator = createOperator();
  const account = createAccount();
  let port = 0;
  let child: ChildProcess;

  const credsBy = (name: string, signer: KeyPair): string => {
    const user = createUser();
    const { publish, subscribe } = seatPermissions(who);
    const limits = { subs: -1, data: -1, payload: -1 };
    const rights = { pub: { allow: publish }, sub: { allow: subscribe } };
    const jwt = jwtOf(signer, user, { type: 'user', ...rights, ...limits });
    const seed = new TextDecoder().decode(user.getSeed());
    const file = join(folder, name);
    writeFileSync(
      file,
      `-----BEGIN NATS USER JWT-----\n${jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`,
      { mode: 0o600 },
    );
    return file;
  };
  const connect = (credentials: string) =>
    connectPlatform({ who, servers: [`nats://127.0.0.1:${port}`], credentials, ca: '' });

  beforeAll(async () => {
    port = await freePort();
    const unlimited = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, conn: -1, leaf: -1 };
    const accountJwt = jwtOf(operator, account, {
      type: 'account',
      limits: { ...unlimited, wildcards: true },
      default_permissions: { pub: {}, sub: {} },
    });
    writeFileSync(
      join(folder, 'server.conf'),
      `listen: 127.0.0.1:${port}
operator: ${jwtOf(operator, operator, { type: 'operator' })}
resolver: MEMORY
resolver_preload: { ${account.getPublicKey()}: ${accountJwt} }
`,
    );
    child = spawn('nats-server', ['-c', join(folder, 'server.conf')], { stdio: 'ignore' });
  });
  afterAll(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  it('is let in with the rights of its JWT and no others', async () => {
    const credentials = credsBy('seat.creds', account);
    const nc = await vi.waitFor(async () => {
      const done = await connect(credentials);
      if (!done.ok) throw new Error(done.error.code);
      return done.value.nc;
    });
    const refused = (async () => {
      for await (const status of nc.status())
        if (status.type === 'error' && status.error instanceof PermissionViolationError)
          return status.error.subject;
      return '';
    })();
    const own = eventSubject(who, 'abc', 1);
    const other = eventSubject({ ...who, seat: '12345-002' as SeatId }, 'abc', 1);
    nc.publish(own, '{}', { reply: `${inboxOf(who)}.x` });
    nc.publish(other, '{}');
    expect(await refused).toBe(other);
    await nc.close();
  });

  it('is not let in with a JWT that another account signed', async () => {
    const stranger = credsBy('stranger.creds', createAccount());
    await vi.waitFor(async () => {
      const done = await connect(stranger);
      expect(done.ok ? 'connected' : done.error.code).toBe('linkNotAllowed');
    });
  });
});
