// Runs in the host. One wrapper for every channel of both entries: known channel → page allowed → argument checked
// → handler → answer. No logic of its own; errors are values, and a bug never crosses the boundary as a stack.

import { ARGUMENTS } from '@shared/contract/callArguments';
import type { CallName, Calls } from '@shared/contract/calls';
import { isCallName, mayCall } from '@shared/contract/channels';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import type { Log } from './log/Log';
import type { Handlers, Who } from './ServicesPort';

/** Answers a raw message of a page. Never rejects. */
export type Dispatch = (who: Who, name: unknown, rawArg: unknown) => Promise<Result<unknown>>;

const refuse = (code: string, message: string): { readonly ok: false; readonly error: Failure } =>
  fail({ code, message });

export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (who, name, rawArg) => {
    if (!isCallName(name)) {
      log('warn', 'callUnknown', { seat: who.seat, page: who.page });
      return refuse('unknownCall', '程序收到了不认识的请求。 The host does not know this request.');
    }
    if (!mayCall(who.page, name)) {
      log('warn', 'callForbidden', { seat: who.seat, page: who.page, name });
      return refuse('forbidden', '此页面不能提出这个请求。 This page may not make this request.');
    }
    const arg = ARGUMENTS[name].safeParse(rawArg);
    if (!arg.success) {
      // Paths and reasons only: the values may be personal data.
      const where = arg.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
      log('warn', 'callMalformed', { seat: who.seat, page: who.page, name, where: where.join('; ') });
      return refuse(
        'malformed',
        `请求内容不合规定，未处理。 The request was not understood. (${where.join('; ')})`,
      );
    }
    try {
      return await handle(handlers, who, name, arg.data);
    } catch (thrown) {
      log('error', 'callBug', { seat: who.seat, page: who.page, name, ...describeBug(thrown) });
      return refuse('bug', '程序内部出错，已记录。 An error inside the program was logged.');
    }
  };
}

/** `arg` came out of the schema of `name`; the type map and the table agree (channels.test.ts). */
function handle<K extends CallName>(
  handlers: Handlers,
  who: Who,
  name: K,
  arg: unknown,
): Promise<Result<Calls[K]['answer']>> {
  return handlers[name](who, arg as Calls[K]['arg']);
}

/** What may be logged of a thrown thing: its kind and where it was thrown, not its message, which may quote data. */
function describeBug(thrown: unknown): { kind: string; at?: string | undefined } {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const frames = thrown.stack?.split('\n').filter((text) => /^\s+at /.test(text)) ?? [];
  return { kind: thrown.name, at: frames.slice(0, 3).map(frameOf).join(' < ') };
}

/** `at appendAll (file:///…/main/store/append.ts:40:7)` → `appendAll append.ts:40:7`: no folder of this machine. */
function frameOf(frame: string): string {
  const place = /([^\s/\\(]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? '';
  const name = /^\s+at (?:async )?([\w.$<>]+) \(/.exec(frame)?.[1] ?? '';
  return `${name} ${place}`.trim();
}
