/** Main process and browser-seat host. Official data from the platform: signed, checked, kept. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fromPublic } from '@nats-io/nkeys';
import { type ReferenceMessage, referenceMessage } from '@shared/contract/platform/messages';
import { readMessage } from '@shared/contract/platform/readMessage';
import { signedText } from '@shared/contract/platform/signedText';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Texts } from './lastGood';
import type { FoundProblem } from './readGroup';

export const fileOfPlatform = (dir: string, group: string): string => join(dir, `${group}-platform.json`);

/** What the platform last sent of a group and this seat found good. */
export function readPlatformCopy(dir: string, group: string): ReferenceMessage | undefined {
  try {
    const read = readMessage(referenceMessage, readFileSync(fileOfPlatform(dir, group), 'utf8'));
    return read.ok ? read.value : undefined;
  } catch {
    return undefined;
  }
}

export interface ReferenceKeeper {
  readonly dir: string;
  /** Public nkey of whoever may sign official data. */
  readonly signer: string;
  /** The group's own check, as for files on the disk. */
  load(group: string, texts: Texts<string>): Result<unknown, readonly FoundProblem[]>;
}

/** Keeps a group, or says why not: the one before it stays in use. `kept: false`: the same was there already. */
export function keepReference(keeper: ReferenceKeeper, text: string): Result<{ readonly kept: boolean }> {
  const read = readMessage(referenceMessage, text);
  if (!read.ok) return read;
  const message = read.value;
  if (!isSigned(keeper.signer, message)) return fail(UNSIGNED);
  const before = readPlatformCopy(keeper.dir, message.group);
  if (before !== undefined && before.version > message.version) return fail(OLDER);
  if (before?.signature === message.signature) return ok({ kept: false });
  const loaded = keeper.load(message.group, message.files);
  if (!loaded.ok) {
    const [problem] = loaded.error;
    return fail({
      ...BROKEN,
      hint: `${message.group}: ${problem?.path ?? ''} ${problem?.message ?? ''}`.trim(),
    });
  }
  writeDurably(keeper.dir, fileOfPlatform(keeper.dir, message.group), JSON.stringify(message));
  return ok({ kept: true });
}

function isSigned(signer: string, message: ReferenceMessage): boolean {
  try {
    const text = new TextEncoder().encode(signedText(message));
    return fromPublic(signer).verify(text, Buffer.from(message.signature, 'base64'));
  } catch {
    return false;
  }
}

function writeDurably(dir: string, file: string, content: string): void {
  mkdirSync(dir, { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

const HINT = '仍使用原有的基础数据；请联系管理员。';
const UNSIGNED: Failure = {
  code: 'referenceUnsigned',
  message: '平台发来的基础数据没有有效签名，没有采用。',
  hint: HINT,
};
const OLDER: Failure = {
  code: 'referenceOlder',
  message: '平台发来的基础数据比本机的旧，没有采用。',
  hint: HINT,
};
const BROKEN: Failure = {
  code: 'referenceBroken',
  message: '平台发来的基础数据不合规定，没有采用。',
  hint: HINT,
};
