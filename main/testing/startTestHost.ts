// Runs in tests. The services with seats and no pages: the clock stands still until a test turns it, a call is what
// the phone page would report, and every push is kept.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFact } from '@shared/call/CallFact';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { CallName, Calls, Pushes, PushName } from '@shared/contract/calls';
import type { Page } from '@shared/contract/Session';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId, EventId, LegId, OrderId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { parseInstant } from '@shared/order/clock/shanghaiTime';
import { orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { Services } from '../ServicesPort';
import { RESOURCES, testServices } from './testServices';

export interface TestHost {
  readonly root: string;
  /** Milliseconds; a test adds to it. */
  now: number;
  /** What every seat's settings have beside the defaults. */
  settings: Partial<Settings>;
  readonly pushed: readonly { readonly seat: SeatId; readonly name: PushName; readonly data: unknown }[];
  readonly services: () => Services;
  /** Off, until it is started anew by `restart`. */
  stop(): Promise<void>;
  /** The same folder again, as after a crash of the program. */
  restart(): Promise<void>;
  close(): Promise<void>;
  seat(id: string): TestSeat;
}

/** One seat, whose phone and desk pages are open. */
export interface TestSeat {
  readonly id: SeatId;
  answer<K extends CallName>(name: K, arg: Calls[K]['arg'], page?: Page): Promise<Result<Calls[K]['answer']>>;
  /** A refusal is a fault of the test. */
  ask<K extends CallName>(name: K, arg: Calls[K]['arg']): Promise<Calls[K]['answer']>;
  facts(call: CallId, ...facts: readonly CallFact[]): Promise<void>;
  /** The citizen rings; answered unless `ringing`. */
  ring(call: string, number: string, state?: 'ringing'): Promise<CallId>;
  answers(call: CallId): Promise<void>;
  hangsUp(call: CallId): Promise<void>;
  step(call: CallId, ...events: readonly IntakeEvent[]): Promise<void>;
  order(id: string): Promise<Order>;
  told<K extends PushName>(name: K): readonly Pushes[K][];
  commands(): readonly PhoneCommand[];
}

/** `files`: a copy of the resources, for tests that change them. */
export async function startTestHost(seats: readonly string[], files?: 'copied'): Promise<TestHost> {
  const root = mkdtempSync(join(tmpdir(), 'linkseat-host-'));
  if (files === 'copied')
    cpSync(RESOURCES, join(root, 'resources'), {
      recursive: true,
      filter: (path) => !path.includes('/audio'),
    });
  let services: Services | undefined;
  const pushed: { seat: SeatId; name: PushName; data: unknown }[] = [];
  let count = 0;

  const running = (): Services => {
    if (services === undefined) throw new Error('the host is not running');
    return services;
  };

  const start = async () => {
    services = await testServices({
      dataDir: join(root, 'data'),
      resourcesDir: files === 'copied' ? join(root, 'resources') : RESOURCES,
      seats: seats as readonly SeatId[],
      clock: () => host.now,
      settings: () => ({
        read: () => ({ ...DEFAULT_SETTINGS, ...host.settings }),
        write: (change) => {
          host.settings = { ...host.settings, ...change };
          return ok({ ...DEFAULT_SETTINGS, ...host.settings });
        },
      }),
    });
    services.push((to, name, data) => pushed.push({ seat: to.seat, name, data }));
    for (const seat of seats as readonly SeatId[]) {
      services.pageAttached({ seat, page: 'phone' });
      services.pageAttached({ seat, page: 'desk' });
      await testSeat(seat).ask('session.open', {});
    }
  };

  const testSeat = (id: SeatId): TestSeat => {
    const seat: TestSeat = {
      id,
      answer: (name, arg, page = 'desk') => running().handlers[name]({ seat: id, page }, arg),
      ask: async (name, arg) => {
        const said = await seat.answer(name, arg);
        if (!said.ok) throw new Error(`${name}: ${said.error.code} ${said.error.message}`);
        return said.value;
      },
      facts: async (call, ...list) => {
        const facts = list.map((fact) => {
          count += 1;
          return { id: `fact-${count}` as EventId, at: host.now, call, fact };
        });
        await seat.ask('phone.facts', { facts });
      },
      ring: async (name, number, state) => {
        const call = name as CallId;
        const party = { number };
        await seat.facts(call, {
          type: 'legOffered',
          leg: legOf(call),
          role: 'caller',
          party,
          dialled: id.split('-')[0] ?? '',
        });
        if (state !== 'ringing') await seat.answers(call);
        return call;
      },
      answers: (call) => seat.facts(call, { type: 'legAnswered', leg: legOf(call) }),
      hangsUp: (call) => seat.facts(call, { type: 'legEnded', leg: legOf(call), cause: 'hungUpThere' }),
      step: async (call, ...events) => {
        for (const event of events) await seat.ask('intake.record', { call, event });
      },
      order: async (order) => {
        const events = await seat.ask('order.read', { order: order as OrderId });
        const folded = orderFrom(events.map(({ body }) => body as OrderEvent));
        if (folded === undefined) throw new Error(`no order ${order}`);
        return folded;
      },
      told: <K extends PushName>(name: K) =>
        pushed.filter((push) => push.seat === id && push.name === name).map(({ data }) => data as Pushes[K]),
      commands: () => seat.told('phone.command'),
    };
    return seat;
  };

  const host: TestHost = {
    root,
    now: parseInstant('2026-09-30T17:30:00+08:00') ?? 0,
    settings: {},
    pushed,
    services: running,
    stop: async () => {
      await services?.close();
      services = undefined;
    },
    restart: async () => {
      await host.stop();
      pushed.length = 0;
      await start();
    },
    close: async () => {
      await host.stop();
      rmSync(root, { recursive: true, force: true });
    },
    seat: (id) => testSeat(id as SeatId),
  };
  await start();
  return host;
}

/** The one leg of a call that is not on a ladder. */
export const legOf = (call: CallId): LegId => `${call}-leg` as LegId;
