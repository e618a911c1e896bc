// Runs in the host. Builds the store, the link, the exchange and the seats, and hands them out. What each part does
// stands in its folder; here is only who knows whom.
import { join } from 'node:path';
import type { Problem } from '@shared/contract/calls';
import { fail, ok, type Result } from '@shared/kernel/result';
import { createCallLog } from './calls/callLog';
import { createOrderWriter } from './calls/orderWriter';
import { createExchange } from './exchange/exchange';
import { createHandlers } from './handlers';
import { openPracticeBooth } from './practice/PracticeBooth';
import { loadReference, problemSentence } from './reference/loadReference';
import type { PushListener, Services, ServicesOptions } from './ServicesPort';
import { createSeatEvents } from './seatEvents';
import { routeNumber } from './seats/routeNumber';
import { createSeatBoard } from './seats/SeatBoard';
import { createSeatDirectory } from './seats/SeatDirectory';
import { openStore } from './store/openStore';
import { createEmbeddedLink } from './sync/embeddedLink';

/** A start that cannot go on, as a sentence for the person: the log cannot be opened, the lists cannot be read. */
export class StartFault extends Error {}

export async function createServices(options: ServicesOptions): Promise<Services> {
  const { clock, ids, seats, dataDir, resourcesDir, log } = options;

  const reference = loadReference({ resourcesDir, lastGoodDir: join(dataDir, 'lists') });
  if (!reference.ok) throw new StartFault(reference.error.message);
  const booth = openPracticeBooth(join(resourcesDir, 'scripts'));

  const practice = seats.every((seat) => options.settings(seat).read().sipServer === '');
  const file = join(dataDir, practice ? 'practice.db' : 'live.db');
  const opened = await openStore({ file, clock, worker: true });
  if (!opened.ok) throw new StartFault(opened.error.message);
  const { store } = opened.value;

  const link = await createEmbeddedLink(store);
  const newEvent = createSeatEvents({ clock, ids });
  const calls = createCallLog(store);
  const directory = createSeatDirectory();
  const board = await createSeatBoard({ store, clock, newEvent, seats });
  const exchange = createExchange({
    clock,
    ids,
    log: ({ event, ...data }) => log('warn', `exchange.${event}`, data),
    route: (user, from) => {
      const users = routeNumber(user, from, {
        available: board.available,
        isRegistered: (name) => exchange.registrations().some((one) => one.user === name),
      });
      return users.length > 0 ? users : { reject: 480 };
    },
  });

  const listeners = new Set<PushListener>();
  const push: PushListener = (to, name, data) => {
    for (const listener of listeners) listener(to, name, data);
  };
  const offs = [
    store.onCommitted((events) => {
      for (const seat of new Set(events.map((event) => event.seat)))
        push(
          { seat, page: 'desk' },
          'events',
          events.filter((event) => event.seat === seat),
        );
    }),
    board.onState((seat, state) => push({ seat }, 'seat.state', state)),
    link.onStatus((status) => {
      for (const seat of seats) push({ seat }, 'link.status', status);
    }),
    directory.onPhone((seat, status) => {
      board.phoneChanged(seat, status.registration === 'registered');
      push({ seat, page: 'desk' }, 'phone.status', status);
    }),
  ];

  const problems: readonly Problem[] = [
    ...reference.value.problems.map((problem) => ({
      code: 'listsBroken',
      message: problemSentence(problem),
    })),
    ...booth.problems,
    ...opened.value.problems,
  ];
  const handlers = createHandlers({
    options,
    store,
    calls,
    orders: createOrderWriter({ store, clock, newEvent }),
    reference: reference.value.data,
    lists: reference.value.lists,
    clock,
    ids,
    newEvent,
    startedAt: clock(),
    link,
    board,
    directory,
    booth,
    problems,
    practice,
    push,
    phoneReady: (seat) => phoneReady(directory.isOpen(seat, 'phone')),
    tellPhone: (seat, command) => push({ seat, page: 'phone' }, 'phone.command', command),
  });

  return {
    handlers,
    push: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    pageAttached: ({ seat, page }) => directory.attach(seat, page),
    pageDetached: ({ seat, page }) => directory.detach(seat, page),
    exchangeUpgrade: (_, request, socket, head) => exchange.handleUpgrade(request, socket, head),
    close: async () => {
      for (const off of offs) off();
      board.close();
      calls.close();
      await exchange.stop();
      await link.close();
      await store.close();
    },
  };
}

const phoneReady = (open: boolean): Result<null> =>
  open
    ? ok(null)
    : fail({
        code: 'phoneAbsent',
        message: '电话页没有打开，现在不能拨打或接听。',
        hint: '填写的内容不受影响。请先打开电话页。',
      });
