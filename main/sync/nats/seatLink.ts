// Runs in the host. One seat's link to the platform over NATS JetStream.
//
//   connecting ──▶ connected ──lost──▶ offline ──pause, doubled up to 30 s, with chance──▶ connecting
//        └──refused (credentials, TLS, address, version): a person must act; it looks again every 30 s
//
// Each connection is a session: compare, push, pull, presence and reference begin with it and end with it.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import { API_PREFIX } from '@shared/contract/platform/subjects';
import type { Clock } from '@shared/kernel/clock';
import type { HandoverId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { SeatState } from '@shared/seat/SeatState';
import type { Log } from '../../log/Log';
import type { Store } from '../../store/Store';
import { chainOf } from '../chainOf';
import { HANDOVER_WAIT, PRESENCE_EVERY } from '../PlatformLink';
import type { ParkedLog } from '../parkedLog';
import type { PresenceBook } from '../presenceBook';
import { missingNumbers } from './compareNumbers';
import { type Connected, connectPlatform, type PlatformAddress } from './connectPlatform';
import type { StreamDoor } from './followStream';
import { fetchHandover, HANDOVER_UNSENT, publishHandover } from './handovers';
import { createLinkState } from './linkState';
import { presenceBeat, pullPresence } from './presenceBeat';
import { createPublisher } from './publisher';
import { pullReference } from './pullReference';
import { pullShared, retryParked } from './pullShared';
import { createPusher, cursorName } from './pushEvents';
import { createWaiter } from './waiter';

export interface SeatLinkDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly address: PlatformAddress;
  readonly parked: ParkedLog;
  readonly presence: PresenceBook;
  /** The place in the log up to which this seat's events are at the platform. */
  onKept(seq: number): Promise<void>;
  readonly keepReference: (text: string) => Result<{ readonly kept: boolean }>;
  readonly pace?: Pace | undefined;
}

export interface SeatLink {
  status(): LinkStatus;
  onStatus(fn: (status: LinkStatus) => void): () => void;
  retry(): Promise<Result<{ readonly left: number }>>;
  sendHandover(record: HandoverRecord): Promise<Result<null>>;
  handover(id: HandoverId): Promise<HandoverRecord | undefined>;
  setPresence(state: SeatState | undefined): void;
  close(): Promise<void>;
}

/** Milliseconds: the first pause after a loss, the longest, between two comparisons, and of one request for messages. */
export interface Pace {
  readonly first: number;
  readonly longest: number;
  readonly compare: number;
  readonly wait: number;
}

const PACE: Pace = { first: 500, longest: 30_000, compare: 3_600_000, wait: 20_000 };

export async function createSeatLink(deps: SeatLinkDeps): Promise<SeatLink> {
  const { store, clock, log, address, parked } = deps;
  const { who } = address;
  const pace = deps.pace ?? PACE;
  const state = createLinkState({ store, seat: who.seat, parked, clock });
  const waiter = createWaiter();
  let head = (await store.seatHead(who.seat)).seatNo;
  let cursor = await store.readCursor(cursorName(who.seat));
  let own: SeatState | undefined;
  const unsent = new Map<HandoverId, HandoverRecord>();
  let session: Session | undefined;
  state.numbers(head, cursor);

  const moved = () => state.numbers(head, cursor);
  const offCommitted = store.onCommitted((events) => {
    const mine = events.filter(({ seat }) => seat === who.seat);
    if (mine.length === 0) return;
    head = Math.max(head, ...mine.map(({ seatNo }) => seatNo));
    moved();
    waiter.wake();
  });

  const run = async () => {
    for (let pause = pace.first; !waiter.closed(); ) {
      state.set({ state: 'connecting' });
      const connected = await connectPlatform(address);
      if (waiter.closed()) return connected.ok ? void (await connected.value.nc.close()) : undefined;
      if (connected.ok) {
        const began = clock();
        await hold(connected.value);
        if (waiter.closed()) return;
        state.set({ state: 'offline' });
        if (clock() - began > pace.longest) pause = pace.first;
      } else {
        log('warn', 'link.refused', { code: connected.error.code });
        const { again, ...trouble } = connected.error;
        state.set({ state: again ? 'offline' : 'refused', trouble });
      }
      // By chance, so that all seats of a province do not come back in the same moment.
      await waiter.pause(pause * (0.5 + Math.random()));
      pause = Math.min(pace.longest, pause * 2);
    }
  };

  const hold = async ({ nc, server }: Connected) => {
    const door: StreamDoor = {
      js: jetstream(nc, { apiPrefix: API_PREFIX }),
      jsm: await jetstreamManager(nc, { apiPrefix: API_PREFIX, checkAPI: false }),
      closed: () => waiter.closed() || nc.isClosed(),
      wait: pace.wait,
    };
    log('info', 'link.connected', { version: server.version });
    state.set({ state: 'connected', server, trouble: undefined });
    session = { nc, door };
    const beat = setInterval(() => sayPresence(), PRESENCE_EVERY);
    sayPresence();
    // Their calls went without them: the rest follows.
    for (const record of [...unsent.values()]) void sendHandover(record);
    const parts = [
      keepGoing('push', door, () => push(session as Session)),
      keepGoing('pull', door, () => pullShared({ store, door, who, parked, clock })),
      keepGoing('presence', door, () => pullPresence(door, who, deps.presence)),
      keepGoing('reference', door, () =>
        pullReference(door, who, (_, text) => deps.keepReference(text), told),
      ),
    ];
    const closed = nc.closed().then((error) => {
      waiter.wake();
      if (error instanceof Error) log('warn', 'link.lost', { reason: error.name });
    });
    await closed;
    clearInterval(beat);
    session = undefined;
    await Promise.all(parts);
  };

  /** A part that fails (a stream is gone, a permission is missing) says so and begins again; the others go on. */
  const keepGoing = async (part: string, door: StreamDoor, work: () => Promise<void>) => {
    while (!door.closed()) {
      try {
        await work();
      } catch (error) {
        if (door.closed()) return;
        log('warn', 'link.part', { part, reason: error instanceof Error ? error.name : '' });
        const trouble = error instanceof PushTrouble ? error.failure : NOT_READY;
        if (part !== 'presence') state.set({ trouble });
      }
      if (!door.closed()) await waiter.pause(pace.first * 2);
    }
  };

  const push = async ({ nc, door }: Session) => {
    let chain = await chainOf(store, who.seat);
    while (chain === undefined && !door.closed()) {
      await waiter.news(pace.compare);
      chain = await chainOf(store, who.seat);
    }
    if (chain === undefined) return;
    const publisher = createPublisher(nc, door.js, who, chain);
    const onCursor = (seatNo: number) => {
      cursor = seatNo;
      moved();
    };
    const pusher = await createPusher({
      store,
      seat: who.seat,
      publisher,
      parked,
      onCursor,
      onKept: deps.onKept,
    });
    const refused = () => new Set([...parked.read().refused.values()].map(({ seatNo }) => seatNo));
    let compareAt = 0;
    while (!door.closed()) {
      if (clock() >= compareAt) {
        const missing = await missingNumbers({ store, door, who, chain, refused }, pusher.cursor(), clock());
        if (missing.length > 0) log('info', 'link.filled', { count: missing.length });
        const trouble = await pusher.fill(missing, String(clock()));
        if (trouble !== undefined) throw new PushTrouble(trouble);
        compareAt = clock() + pace.compare;
      }
      const trouble = await pusher.drain(() => head);
      if (trouble !== undefined) throw new PushTrouble(trouble);
      if (pusher.cursor() >= head) {
        state.set({ trouble: undefined, lastSync: clock() });
        await waiter.news(compareAt - clock());
      }
    }
  };

  const told = (group: string, outcome: Result<{ readonly kept: boolean }>) => {
    if (!outcome.ok) {
      log('warn', 'link.reference', { group, code: outcome.error.code });
      state.set({ trouble: outcome.error });
    } else if (outcome.value.kept) {
      state.set({ newReference: [...new Set([...(state.read().newReference ?? []), group])] });
    }
  };

  const sendHandover = async (record: HandoverRecord): Promise<Result<null>> => {
    const sent =
      session === undefined
        ? fail(HANDOVER_UNSENT)
        : await publishHandover(createPublisher(session.nc, session.door.js, who, ''), who, record);
    if (sent.ok) unsent.delete(record.id);
    else unsent.set(record.id, record);
    state.set({ handoverUnsent: [...unsent.keys()].at(-1) });
    return sent;
  };

  const sayPresence = () => {
    if (session === undefined || own === undefined || session.nc.isClosed()) return;
    session.nc.publish(...presenceBeat(who, own, clock));
  };

  const running = run();
  return {
    status: state.read,
    onStatus: state.onChange,
    retry: async () => {
      await retryParked({ store, parked });
      const chain = await chainOf(store, who.seat);
      if (session !== undefined && chain !== undefined) {
        const publisher = createPublisher(session.nc, session.door.js, who, chain);
        const pusher = await createPusher({ store, seat: who.seat, publisher, parked, onCursor: () => {} });
        const numbers = [...parked.read().refused.values()].map(({ seatNo }) => seatNo);
        const trouble = await pusher.fill(
          numbers.sort((a, b) => a - b),
          String(clock()),
        );
        if (trouble !== undefined) return fail(trouble);
      }
      state.set({});
      const { refused, messages } = parked.read();
      return session === undefined ? fail(NOT_CONNECTED) : ok({ left: refused.size + messages.size });
    },
    sendHandover,
    handover: async (id) =>
      session === undefined ? undefined : fetchHandover(session.nc, id, HANDOVER_WAIT).catch(() => undefined),
    setPresence: (next) => {
      own = next;
      sayPresence();
    },
    close: async () => {
      offCommitted();
      waiter.close();
      await session?.nc.close();
      await running;
    },
  };
}

interface Session {
  readonly nc: Connected['nc'];
  readonly door: StreamDoor;
}

class PushTrouble extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

const NOT_READY: Failure = {
  code: 'linkNotReady',
  message: '平台暂时不能接收，稍后自动再试。',
  hint: '记录都在本机，照常工作。',
};
const NOT_CONNECTED: Failure = {
  code: 'linkNotConnected',
  message: '现在没有连上平台，连上后会自动再发。',
};
