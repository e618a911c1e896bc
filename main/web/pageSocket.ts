// Browser-seat host: the contract over one WebSocket. `{v: 1, id, name, arg}` → `{id, result}`; pushes are
// `{push, data}`. Who asks was settled at the upgrade, and no message can change it.

import { fail } from '@shared/kernel/result';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Dispatch } from '../ipc';
import type { Who } from '../ServicesPort';

/** Octets of one message of a page: 20 drafts of the longest kind. */
export const MAX_MESSAGE = 1024 * 1024;
/** Octets that a page may leave unread before it is cut off; it comes back by itself and opens the session anew. */
const MAX_UNREAD = 16 * 1024 * 1024;
/** Requests of one page under way; a page that asks more is broken. */
const MOST_PENDING = 256;

const envelope = z.strictObject({
  v: z.literal(1),
  id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  name: z.unknown(),
  arg: z.unknown(),
});

const TOO_MANY = fail({ code: 'busy', message: '请求太多，请稍候。 Too many requests at once.' });

/** Ends with code 1008 for a page that does not speak the protocol. */
export function servePage(socket: WebSocket, who: Who, dispatch: Dispatch): { push: PushText } {
  let pending = 0;
  const send = (text: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_UNREAD) socket.terminate();
    else socket.send(text);
  };
  socket.on('message', async (raw, isBinary) => {
    const message = isBinary ? undefined : readEnvelope(raw);
    if (!message) return socket.close(1008, 'not understood');
    const answer = (result: unknown) => send(JSON.stringify({ id: message.id, result }));
    if (pending >= MOST_PENDING) return answer(TOO_MANY);
    pending += 1;
    const result = await dispatch(who, message.name, message.arg);
    pending -= 1;
    answer(result);
  });
  // A message over the cap is an error of the socket, which ws then closes with 1009.
  socket.on('error', () => {});
  return { push: send };
}

/** Sends `{push, data}` that is text already, so that one push to many pages is written once. */
export type PushText = (text: string) => void;

function readEnvelope(raw: RawData): z.output<typeof envelope> | undefined {
  try {
    return envelope.safeParse(JSON.parse(String(raw))).data;
  } catch {
    return undefined;
  }
}
