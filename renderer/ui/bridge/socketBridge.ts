// Renderer, browser seat. Requests and pushes over one WebSocket, which comes back by itself.
import type { Calls, Pushes } from '@shared/contract/calls';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import type { Bridge, BridgeState } from './Bridge';
import { createListeners } from './listeners';

/** What the bridge needs of the world; tests give their own. Times in milliseconds. */
export interface SocketWorld {
  open(): WebSocket;
  /** True where the host answers and says that it does not know this page. */
  isSignedOut(): Promise<boolean>;
  random(): number;
  after(ms: number, fn: () => void): () => void;
}

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const ANSWER_WITHIN = 15_000;

const OFFLINE: Failure = {
  code: 'offline',
  message: '与本机程序的连接断开了，正在重连。 The program on this machine cannot be reached; trying again.',
};
const NO_ANSWER: Failure = {
  code: 'noAnswer',
  message: '本机程序没有及时回答。 The program on this machine did not answer in time.',
};

interface Pending {
  readonly text: string;
  readonly settle: (result: Result<unknown>) => void;
}

/** Wait before the nth try: doubled each time, and half of it random, so that many pages do not come in step. */
export const waitBefore = (tries: number, random: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.5 + random / 2);

export function socketBridge(world: SocketWorld): Bridge {
  const pushes = createListeners();
  const states = createListeners();
  const pending = new Map<number, Pending>();
  let state: BridgeState = 'connecting';
  let socket: WebSocket | undefined;
  let lastId = 0;
  let tries = 0;
  let closed = false;
  let stopWaiting = () => {};

  const become = (next: BridgeState) => {
    if (state === next) return;
    state = next;
    states.tell('state', next);
  };

  const hear = (text: unknown) => {
    const message = readMessage(text);
    if (message?.id !== undefined) pending.get(message.id)?.settle(message.result as Result<unknown>);
    else if (message?.push !== undefined) pushes.tell(message.push, message.data);
  };

  const retry = async () => {
    const signedOut = await world.isSignedOut().catch(() => false);
    if (closed) return;
    become(signedOut ? 'signedOut' : 'lost');
    stopWaiting = world.after(waitBefore(tries, world.random()), connect);
    tries += 1;
  };

  const drop = () => {
    socket = undefined;
    if (state === 'open') become('lost');
    for (const one of [...pending.values()]) one.settle(fail(OFFLINE));
    if (!closed) void retry();
  };

  const connect = () => {
    const own = world.open();
    socket = own;
    own.onopen = () => {
      tries = 0;
      become('open');
      for (const one of pending.values()) own.send(one.text);
    };
    own.onmessage = (event) => hear(event.data);
    own.onclose = () => {
      if (socket === own) drop();
    };
  };

  const ask = (name: string, arg: unknown): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      // Only the very first connection is waited for: later a page should say at once that nothing gets through.
      if (closed || state === 'lost' || state === 'signedOut') return resolve(fail(OFFLINE));
      lastId += 1;
      const id = lastId;
      const text = JSON.stringify({ v: 1, id, name, arg });
      const stopClock = world.after(ANSWER_WITHIN, () => pending.get(id)?.settle(fail(NO_ANSWER)));
      const settle = (result: Result<unknown>) => {
        pending.delete(id);
        stopClock();
        resolve(result);
      };
      pending.set(id, { text, settle });
      if (state === 'open') socket?.send(text);
    });

  connect();
  return {
    call: (name, arg) => ask(name, arg) as Promise<Result<Calls[typeof name]['answer']>>,
    listen: (name, fn) => pushes.add(name, (data) => fn(data as Pushes[typeof name])),
    state: () => state,
    onState: (fn) => states.add('state', (data) => fn(data as BridgeState)),
    close() {
      closed = true;
      stopWaiting();
      socket?.close();
      become('lost');
    },
  };
}

interface HostMessage {
  readonly id?: number;
  readonly result?: unknown;
  readonly push?: string;
  readonly data?: unknown;
}

/** The host is ours, so its messages are not checked further than this. */
function readMessage(text: unknown): HostMessage | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
