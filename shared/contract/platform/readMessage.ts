import type { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import { WIRE_VERSION } from './subjects';

/** `messageNewer`: written by a newer program, kept for after the update. `messageUnreadable`: kept and shown. */
export interface MessageFault extends Failure {
  readonly code: 'messageNewer' | 'messageUnreadable';
}

/** Longest message that is looked at, in UTF-16 units. */
const LONGEST = 16_000_000;

/** A message's text as what it should be; whatever it is instead, a value says so. */
export function readMessage<T>(schema: z.ZodType<T>, text: string): Result<T, MessageFault> {
  if (text.length > LONGEST) return fail(unreadable('too long'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(unreadable('not JSON'));
  }
  const v = (value as { readonly v?: unknown } | null)?.v;
  if (typeof v === 'number' && v > WIRE_VERSION) return fail(newer(`v ${v}`));
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  // Places, never values: what a message holds is about people.
  return fail(unreadable(issue === undefined ? 'wrong shape' : `${issue.path.join('.')}: ${issue.code}`));
}

export const newer = (what: string): MessageFault => ({
  code: 'messageNewer',
  message: '平台消息由更新版本的程序写入，已保留，升级后自动处理。',
  hint: what,
});

export const unreadable = (what: string): MessageFault => ({
  code: 'messageUnreadable',
  message: '有一条平台消息无法识别，已保留，其他消息照常接收。',
  hint: what,
});
