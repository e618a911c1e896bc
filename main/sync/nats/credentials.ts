// Runs in the host. The seat's secret: an nkey seed or a JWT with its seed. It comes as a file for its owner alone; once
// the server has accepted it, it is kept with the other secrets of the seat, and the file is gone.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Authenticator, credsAuthenticator, nkeyAuthenticator } from '@nats-io/transport-node';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { shred } from '../../keys/keeperFile';

/** Where a seat's secret is kept (main/secrets). */
export interface CredentialKeeper {
  read(): string | undefined;
  write(secret: string): Result<null>;
}

export interface Credentials {
  readonly authenticator: Authenticator;
  /** The server took it: what came as a file is kept from now on. */
  accepted(): void;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * A file that lies there counts before what is kept, so that renewed credentials are used at the next connection without
 * a restart. Without a keeper the file is read where it lies, and stays.
 */
export function readCredentials(file: string, keeper?: CredentialKeeper): Result<Credentials> {
  if (file !== '' && existsSync(file)) return fromFile(file, keeper);
  const kept = keeper?.read();
  if (kept === undefined) return fail(MISSING);
  const authenticator = authenticatorOf(kept);
  return authenticator === undefined ? fail(WRONG) : ok({ authenticator, accepted: () => {} });
}

function fromFile(file: string, keeper: CredentialKeeper | undefined): Result<Credentials> {
  let text: string;
  try {
    // On Windows the rights are in the folder's list, which the user's profile has by itself.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return fail(NOT_PRIVATE);
    text = readFileSync(file, 'utf8');
  } catch {
    return fail(MISSING);
  }
  const authenticator = authenticatorOf(text);
  if (authenticator === undefined) return fail(WRONG);
  return ok({ authenticator, accepted: () => takeIn(file, text, keeper) });
}

/** Kept and read back first. A file that cannot be removed is taken in again with the next connection. */
function takeIn(file: string, text: string, keeper: CredentialKeeper | undefined): void {
  if (keeper === undefined || !keeper.write(text).ok || keeper.read() !== text) return;
  try {
    shred(file);
  } catch {
    // It stays for its owner alone, as it came.
  }
}

export function authenticatorOf(text: string): Authenticator | undefined {
  if (text.includes('BEGIN NATS USER JWT')) return credsAuthenticator(encode(text));
  const seed = /^\s*(SU[A-Z2-7]{56})\s*$/m.exec(text)?.[1];
  return seed === undefined ? undefined : nkeyAuthenticator(encode(seed));
}

const HINT = '记录都在本机，照常工作；请联系管理员。';
const MISSING: Failure = {
  code: 'linkCredentialsMissing',
  message: '没有平台凭据：文件不在，本机也没有保存。',
  hint: HINT,
};
const WRONG: Failure = { code: 'linkCredentialsWrong', message: '平台凭据文件的内容不是凭据。', hint: HINT };
const NOT_PRIVATE: Failure = {
  code: 'linkCredentialsOpen',
  message: '平台凭据文件别人也能读，没有使用。',
  hint: '请把文件权限改为仅本人可读（chmod 600）。',
};
