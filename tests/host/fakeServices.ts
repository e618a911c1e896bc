// Services with nothing behind them, for tests of the two entries.
import type { Pushes, PushName } from '@shared/contract/calls';
import { ok } from '@shared/kernel/result';
import type { Handlers, PushListener, PushTarget, Services, Who } from '../../main/ServicesPort';

export interface FakeServices extends Services {
  readonly asked: { readonly who: Who; readonly arg: unknown }[];
  readonly attached: Who[];
  readonly upgrades: string[];
  readonly closed: number;
  tell<K extends PushName>(to: PushTarget, name: K, data: Pushes[K]): void;
  /** Settles when `count` pages have come and not gone. */
  whenAttached(count: number): Promise<void>;
}

export function fakeServices(over: Partial<Handlers> = {}): FakeServices {
  const asked: { who: Who; arg: unknown }[] = [];
  const attached: Who[] = [];
  const upgrades: string[] = [];
  const listeners = new Set<PushListener>();
  const waiting = new Set<() => void>();
  let closed = 0;
  const answer = async (who: Who, arg: unknown) => {
    asked.push({ who, arg });
    return ok(null);
  };
  const changed = () => {
    for (const check of [...waiting]) check();
  };
  return {
    asked,
    attached,
    upgrades,
    get closed() {
      return closed;
    },
    handlers: new Proxy(over, { get: (own, name) => Reflect.get(own, name) ?? answer }) as Handlers,
    push(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    tell: (to, name, data) => {
      for (const fn of listeners) fn(to, name, data);
    },
    pageAttached(who) {
      attached.push(who);
      changed();
    },
    pageDetached(who) {
      attached.splice(
        attached.findIndex((one) => one.seat === who.seat && one.page === who.page),
        1,
      );
      changed();
    },
    exchangeUpgrade(seat, _request, socket) {
      upgrades.push(seat);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    },
    whenAttached: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (attached.length !== count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: async () => {
      closed += 1;
    },
  };
}
