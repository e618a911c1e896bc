// Runs in the host. The seat's secret: a file for its owner alone, holding an nkey seed or a JWT with its seed.
import { readFileSync, statSync } from 'node:fs';
import { type Authenticator, credsAuthenticator, nkeyAuthenticator } from '@nats-io/transport-node';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads the file anew at each connection, so that renewed credentials are used without a restart. */
export function readCredentials(file: string): Result<Authenticator> {
  let text: string;
  try {
    // On Windows the rights are in the folder's list, which the user's profile has by itself.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return fail(NOT_PRIVATE);
    text = readFileSync(file, 'utf8');
  } catch {
    return fail(MISSING);
  }
  if (text.includes('BEGIN NATS USER JWT')) return ok(credsAuthenticator(encode(text)));
  const seed = /^\s*(SU[A-Z2-7]{56})\s*$/m.exec(text)?.[1];
  return seed === undefined ? fail(WRONG) : ok(nkeyAuthenticator(encode(seed)));
}

const HINT = '记录都在本机，照常工作；请联系管理员。';
const MISSING: Failure = { code: 'linkCredentialsMissing', message: '读不到平台凭据文件。', hint: HINT };
const WRONG: Failure = { code: 'linkCredentialsWrong', message: '平台凭据文件的内容不是凭据。', hint: HINT };
const NOT_PRIVATE: Failure = {
  code: 'linkCredentialsOpen',
  message: '平台凭据文件别人也能读，没有使用。',
  hint: '请把文件权限改为仅本人可读（chmod 600）。',
};
