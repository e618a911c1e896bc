// Runs in the host and on the command line. A key in a file: 64 hexadecimal digits, for its owner alone.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '@shared/kernel/result';
import { writeWhole } from './keeperFile';

export const keyFileOf = (dataDir: string, given: string | undefined): string =>
  given === undefined ? join(dataDir, 'store.key') : resolve(given);

export const isBeside = (dataDir: string, file: string): boolean => dirname(file) === resolve(dataDir);

/** Refused where anybody else may read it (not on Windows, which has no mode bits). */
export function readKeyFile(file: string): Result<Buffer> {
  if (!existsSync(file))
    return wrong('keyFileMissing', `找不到密钥文件 ${file}。`, `The key file ${file} is not there.`);
  const { mode, uid } = statSync(file);
  const mine = process.getuid === undefined || uid === process.getuid();
  if (process.platform !== 'win32' && ((mode & 0o077) !== 0 || !mine))
    return wrong(
      'keyFileOpen',
      `密钥文件 ${file} 不是只有本人可读，已拒绝使用。请改为仅本人可读（chmod 600）。`,
      `The key file ${file} can be read by others, so it is refused. Make it yours alone (chmod 600).`,
    );
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    return wrong(
      'keyFileBroken',
      `密钥文件 ${file} 的内容不对。`,
      `The key file ${file} does not hold a key.`,
    );
  return ok(Buffer.from(text, 'hex'));
}

export function makeKeyFile(file: string): Result<Buffer> {
  const key = randomBytes(32);
  try {
    writeWhole(file, `${key.toString('hex')}\n`);
  } catch {
    return wrong(
      'keyFileUnwritable',
      `密钥文件 ${file} 写不进去：文件夹不存在，或没有写入权限。`,
      `The key file ${file} can’t be written: its folder is missing, or may not be written to.`,
    );
  }
  return ok(key);
}

const wrong = (code: string, zh: string, en: string) =>
  fail({ code, message: `${zh} ${en}`, hint: '数据没有被改动。 The records were not touched.' });
