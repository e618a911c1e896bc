// Runs in the host. What one connection does for the seat's own events: fill what the platform lacks, then send what
// is new as it comes, and compare again each hour.
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import type { Log } from '../../log/Log';
import type { Store } from '../../store/Store';
import { chainOf } from '../chainOf';
import type { ParkedLog } from '../parkedLog';
import { missingNumbers } from './compareNumbers';
import type { PlatformAddress } from './connectPlatform';
import type { LinkState } from './linkState';
import { createPublisher } from './publisher';
import { createPusher, cursorName, type Pusher } from './pushEvents';
import type { Pace, SeatSession } from './SeatSession';
import type { Waiter } from './waiter';

export interface PushSessionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly address: Pick<PlatformAddress, 'who'>;
  readonly parked: ParkedLog;
  readonly pace: Pace;
  readonly state: LinkState;
  readonly waiter: Waiter;
  onKept(seq: number): Promise<void>;
}

export interface PushSessions {
  /**
   * Ends with the connection; throws `PushTrouble` where the platform has to be compared with again. `synced`: told
   * whenever the platform has everything.
   */
  run(session: SeatSession, synced: () => void): Promise<void>;
  /** What was refused, once more; undefined where all of it could be tried. */
  sendRefused(session: SeatSession): Promise<Failure | undefined>;
  close(): void;
}

export class PushTrouble extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export async function createPushSessions(deps: PushSessionDeps): Promise<PushSessions> {
  const { store, clock, log, parked, pace, state, waiter } = deps;
  const { who } = deps.address;
  const numbers = await followNumbers(deps, who.seat);
  const refused = () => [...parked.read().refused.values()].map(({ seatNo }) => seatNo).sort((a, b) => a - b);

  const pusherOf = async ({ wire }: SeatSession, chain: string, moves: boolean): Promise<Pusher> =>
    createPusher({
      store,
      seat: who.seat,
      publisher: createPublisher(wire, who, chain),
      parked,
      ...(moves ? { onCursor: numbers.reached, onKept: deps.onKept } : { onCursor: () => {} }),
    });
  const fillHoles = async ({ door }: SeatSession, chain: string, pusher: Pusher) => {
    const compare = { store, door, who, chain, refused: () => new Set(refused()) };
    const missing = await missingNumbers(compare, pusher.cursor(), clock());
    if (missing.length > 0) log('info', 'link.filled', { count: missing.length });
    throwTrouble(await pusher.fill(missing, String(clock())));
  };

  return {
    run: async (session, synced) => {
      const { door } = session;
      let chain = await chainOf(store, who.seat);
      while (chain === undefined && !door.closed()) {
        await waiter.news(pace.compare);
        chain = await chainOf(store, who.seat);
      }
      if (chain === undefined) return;
      const pusher = await pusherOf(session, chain, true);
      for (let compareAt = 0; !door.closed(); ) {
        if (clock() >= compareAt) {
          await fillHoles(session, chain, pusher);
          compareAt = clock() + pace.compare;
        }
        throwTrouble(await pusher.drain(numbers.head));
        if (pusher.cursor() < numbers.head()) continue;
        state.set({ trouble: undefined, lastSync: clock() });
        synced();
        await waiter.news(compareAt - clock());
      }
    },
    sendRefused: async (session) => {
      const chain = await chainOf(store, who.seat);
      if (chain === undefined) return undefined;
      return (await pusherOf(session, chain, false)).fill(refused(), String(clock()));
    },
    close: numbers.close,
  };
}

/** The seat's newest number and the one up to which the platform has them, told to the status as they move. */
async function followNumbers({ store, state, waiter }: PushSessionDeps, seat: SeatId) {
  let head = (await store.seatHead(seat)).seatNo;
  let cursor = await store.readCursor(cursorName(seat));
  state.numbers(head, cursor);
  const close = store.onCommitted((events) => {
    const mine = events.filter((event) => event.seat === seat);
    if (mine.length === 0) return;
    head = Math.max(head, ...mine.map(({ seatNo }) => seatNo));
    state.numbers(head, cursor);
    waiter.wake();
  });
  return {
    head: () => head,
    reached: (seatNo: number) => {
      cursor = seatNo;
      state.numbers(head, cursor);
    },
    close,
  };
}

function throwTrouble(trouble: Failure | undefined): void {
  if (trouble !== undefined) throw new PushTrouble(trouble);
}
