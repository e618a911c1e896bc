// Tests only. An exchange on a free port with time in the test's hand, and phones registered at it.
import type { LogLine } from '../core/ports';
import { type Exchange, type StartOptions, startExchange } from '../startExchange';
import { type ManualTimers, manualTimers } from './manualTimers';
import { connectPhone, type RawPhone } from './rawPhone';

export interface Practice {
  readonly exchange: Exchange;
  readonly timers: ManualTimers;
  readonly lines: readonly LogLine[];
  /** A connected and registered phone. */
  readonly phone: (user: string, host?: string) => Promise<RawPhone>;
  /** The next event of this name. */
  readonly heard: (event: Parameters<Exchange['on']>[0]) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export const startPractice = async (options: Partial<StartOptions> = {}): Promise<Practice> => {
  const timers = manualTimers();
  const lines: LogLine[] = [];
  let made = 0;
  const exchange = await startExchange({
    clock: timers.now,
    timers,
    ids: () => `id-${++made}`,
    log: (line) => lines.push(line),
    ...options,
  });
  const phones: RawPhone[] = [];
  return {
    exchange,
    timers,
    lines,
    phone: async (user, host) => {
      const phone = await connectPhone(exchange.url, user, host);
      phones.push(phone);
      await phone.register();
      return phone;
    },
    heard: (event) =>
      new Promise((resolve) => {
        const off = exchange.on(event, (value) => {
          off();
          resolve(value);
        });
      }),
    stop: async () => {
      for (const phone of phones) phone.socket.terminate();
      await exchange.stop();
    },
  };
};
