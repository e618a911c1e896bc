// A seat in a process of its own, which can be killed: it writes at random, and tells on its output what is safe.
import { createInterface } from 'node:readline';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import type { EventId, OrderId, SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import { randomFrom } from '../../../main/store/testing/randomFrom';
import { fields, newEvent, orderCreated } from '../../../main/store/testing/sampleEvents';
import { openSeat, whenStatus } from '../testSeat';
import type { SeatLine, SeatOrder, SeatTask } from './messages';

const task = JSON.parse(process.argv[2] ?? '') as SeatTask;
const seat = task.seat as SeatId;
const random = randomFrom(task.seed);
const clock = () => Date.now() + task.skew;
const say = (line: SeatLine) => process.stdout.write(`${JSON.stringify(line)}\n`);

const self = await openSeat({
  seats: [seat],
  file: task.file,
  clock,
  settings: {
    platformServers: [task.server],
    platformCredentials: task.credentials,
    platformRegion: task.region,
  },
});
let made = (await self.store.seatHead(seat)).seatNo;
const id = (): { id: EventId; seat: SeatId; at: number } => {
  made += 1;
  return { id: `${seat}-${task.life}-${made}` as EventId, seat, at: clock() };
};

/** Some fields of a call, a new order that goes to the other side, or the next step of one that came from there. */
async function nextEvents(): Promise<readonly NewEvent[]> {
  const dice = random();
  if (dice < 0.6) return [fields(`call:${seat}-${Math.floor(random() * 9)}`, `第${made}次`, id())];
  if (dice < 0.8) {
    const order = `${seat}-${task.life}-o${made}` as OrderId;
    const created = { ...orderCreated(order, '井盖缺失'), ...id() };
    const to = sideOf(seat) === '110' ? '12345' : '110';
    return [created, newEvent(orderStream(order), { type: 'orderDispatched', to, reason: '属于对方' }, id())];
  }
  const rows = await self.store.listOrders({ query: '', limit: 30 });
  const row = rows[Math.floor(random() * rows.length)];
  if (row === undefined) return [];
  return [
    newEvent(
      orderStream(row.order),
      random() < 0.5
        ? { type: 'orderAccepted', by: sideOf(seat) }
        : { type: 'orderReturned', by: sideOf(seat), reason: '不属于本方' },
      id(),
    ),
  ];
}

let writing = true;
async function write(): Promise<void> {
  while (writing) {
    const events = await nextEvents();
    const done = events.length === 0 ? undefined : await self.store.append(events);
    if (done?.ok) say({ say: 'saved', ids: done.value.map((event) => event.id) });
    await new Promise((resolve) => setTimeout(resolve, random() * task.pause));
  }
}

const ORDERS: { readonly [K in SeatOrder]: () => Promise<void> } = {
  rest: async () => {
    writing = false;
    await whenStatus(self, ({ state, waiting }) => state === 'connected' && waiting === 0);
    say({ say: 'drained' });
  },
  synced: async () => {
    // From the next connection on: a comparison has found everything in its place.
    const before = self.link.status(seat).lastSync ?? 0;
    await whenStatus(self, ({ state, lastSync = 0, waiting }) => {
      return state === 'connected' && waiting === 0 && lastSync > before;
    });
    say({ say: 'synced' });
  },
  report: async () => {
    const orders: Record<string, string[]> = {};
    for (let seq = 0; ; ) {
      const page = await self.store.readAfter(seq, 500);
      if (page.length === 0) break;
      for (const event of page) {
        seq = event.seq;
        if (event.stream.startsWith('order:'))
          orders[event.stream] = [...(orders[event.stream] ?? []), event.id];
      }
    }
    say({ say: 'report', orders });
  },
  end: async () => {
    await self.close();
    process.exit(0);
  },
};

createInterface({ input: process.stdin }).on('line', (line) => void ORDERS[line as SeatOrder]());
say({ say: 'ready' });
await write();
