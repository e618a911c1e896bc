// Runs in the host. The seat's events above its cursor, on their way to the platform, some hundred in flight.
//
//   log ──read──▶ window (64…256, adapted) ──▶ acknowledged ──▶ cursor: everything up to here is there or parked
//                        │ refused: parked with its reason, the others go on
//                        └ trouble: the window halves, a pause, compare, and on from the cursor
//
// The cursor MUST NOT pass an event that is neither acknowledged nor parked. An event MAY be sent twice, never skipped.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import type { Store } from '../../store/Store';
import type { ParkedLog } from '../parkedLog';
import { alone, isOfOneSeat, outgoingOf } from '../sharing';
import type { Published, PublishFailure } from './ackedWire';
import type { Publisher } from './publisher';

export const WINDOW = { least: 64, most: 256, step: 16 } as const;
/** Acknowledged numbers between two writings of the cursor: each costs the disk a sync. */
const CURSOR_EVERY = 2_048;
const READ_AHEAD = 512;

export interface PushDeps {
  readonly store: Store;
  readonly seat: SeatId;
  readonly publisher: Publisher;
  readonly parked: ParkedLog;
  /** Told as the cursor moves. */
  onCursor(seatNo: number): void;
  /** Told when the cursor is on the disk: the place in the log up to which this seat's events are there. */
  onKept?: ((seq: number) => Promise<void>) | undefined;
}

export interface Pusher {
  /** Sends everything up to `head`; ends when all is there, or at the first trouble, which it answers. */
  drain(head: () => number): Promise<Failure | undefined>;
  /** These numbers once more, whatever the cursor says: the platform does not have them. */
  fill(numbers: readonly number[], round: string): Promise<Failure | undefined>;
  cursor(): number;
}

export const cursorName = (seat: SeatId): string => `platform:${seat}`;

export async function createPusher(deps: PushDeps): Promise<Pusher> {
  const { store, seat, onCursor } = deps;
  let cursor = await store.readCursor(cursorName(seat));
  let written = cursor;
  let window: number = WINDOW.least;
  const above = new Set<number>();

  const settled = (seatNo: number) => {
    above.add(seatNo);
    while (above.delete(cursor + 1)) cursor += 1;
    onCursor(cursor);
  };
  const keepCursor = async (least: number) => {
    if (cursor - written < least) return;
    written = cursor;
    await store.writeCursor(cursorName(seat), written);
    const [event] = await store.readSeat(seat, written, written);
    if (event !== undefined) await deps.onKept?.(event.seq);
  };

  const run = async (
    pages: AsyncIterable<readonly RecordedEvent[]>,
    skip: (seatNo: number) => boolean,
    done: (seatNo: number) => void,
    fill?: string,
  ) => {
    const flight = createFlight();
    let trouble: PublishFailure | undefined;
    let keeping = Promise.resolve();
    for await (const page of pages) {
      let previous = await hashBefore(store, page[0]);
      for (const event of page) {
        const before = previous;
        previous = event.hash;
        if (skip(event.seatNo)) continue;
        if (flight.size() >= window) await flight.room(window);
        if (trouble !== undefined) break;
        flight.add(
          sendOne(deps, event, before, fill).then((failure) => {
            if (failure === undefined) {
              window = Math.min(WINDOW.most, window + WINDOW.step / window);
              done(event.seatNo);
            } else {
              trouble ??= failure;
            }
          }),
        );
      }
      if (trouble !== undefined) break;
      // The disk's sync is not waited for: what is sent twice after a crash counts once.
      keeping = keeping.then(() => keepCursor(CURSOR_EVERY));
    }
    await flight.empty();
    await keeping;
    await keepCursor(1);
    if (trouble !== undefined) window = Math.max(WINDOW.least, Math.floor(window / 2));
    return trouble;
  };

  return {
    cursor: () => cursor,
    drain: (head) => run(pagesFrom(store, seat, cursor, head), (seatNo) => above.has(seatNo), settled),
    fill: (numbers, round) =>
      run(
        pagesOf(store, seat, numbers),
        () => false,
        () => {},
        `/fill/${round}`,
      ),
  };
}

/** All messages of an event, and what was refused of it put aside. Undefined: it is settled. */
async function sendOne(
  deps: PushDeps,
  event: RecordedEvent,
  previous: string,
  fill: string | undefined,
): Promise<PublishFailure | undefined> {
  const { publisher, parked } = deps;
  const sent = isOfOneSeat(event)
    ? [await publisher.event(alone(event), previous, fill)]
    : await sendLinked(deps, event, previous, fill);
  const failures = sent.flatMap((one) => (one.ok ? [] : [one.error]));
  const open = failures.find(({ kind }) => kind !== 'refused');
  if (open !== undefined) return open;
  const [refused] = failures;
  // What is told about refusals can be refused itself: then it stays here, and the parked event tells it.
  if (refused !== undefined && !event.stream.startsWith('link:') && !parked.read().refused.has(event.id))
    await parked.record({
      type: 'eventRefused',
      event: event.id,
      seatNo: event.seatNo,
      reason: refused.message,
    });
  if (refused === undefined && parked.read().refused.has(event.id))
    await parked.record({ type: 'refusedEventTaken', event: event.id });
  return undefined;
}

async function sendLinked(
  { store, publisher }: PushDeps,
  event: RecordedEvent,
  previous: string,
  fill: string | undefined,
): Promise<readonly Published[]> {
  const { own, shared } = await outgoingOf(store, event);
  return Promise.all([
    publisher.event(own, previous, fill),
    ...shared.map((one) => publisher.shared(one, fill)),
  ]);
}

async function* pagesFrom(
  store: Store,
  seat: SeatId,
  cursor: number,
  head: () => number,
): AsyncGenerator<readonly RecordedEvent[]> {
  const read = (from: number) => store.readSeat(seat, from, from + READ_AHEAD - 1);
  // The next page is read while this one is sent.
  let coming = read(cursor + 1);
  for (let next = cursor + 1; next <= head(); ) {
    const page = await coming;
    if (page.length === 0) return;
    next += page.length;
    coming = read(next);
    yield page;
  }
  await coming;
}

async function* pagesOf(
  store: Store,
  seat: SeatId,
  numbers: readonly number[],
): AsyncGenerator<readonly RecordedEvent[]> {
  for (const [from, to] of runsOf(numbers))
    for (let next = from; next <= to; next += READ_AHEAD)
      yield await store.readSeat(seat, next, Math.min(to, next + READ_AHEAD - 1));
}

/** `[1, 2, 3, 7]` as `[[1, 3], [7, 7]]`. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

async function hashBefore(store: Store, first: RecordedEvent | undefined): Promise<string> {
  if (first === undefined || first.seatNo === 1) return '';
  const [before] = await store.readSeat(first.seat, first.seatNo - 1, first.seatNo - 1);
  return before?.hash ?? '';
}

/**
 * What is on its way. `room` waits until a quarter of the window is free: what is then sent goes to the socket at once,
 * and not in a writing for each.
 */
function createFlight() {
  const flying = new Set<Promise<void>>();
  let wanted = 0;
  let wake = () => {};
  return {
    size: () => flying.size,
    add(one: Promise<void>) {
      flying.add(one);
      const landed = () => {
        flying.delete(one);
        if (flying.size <= wanted) wake();
      };
      one.then(landed, landed);
    },
    room: (most: number) =>
      new Promise<void>((resolve) => {
        wanted = Math.floor(most * 0.75);
        wake = resolve;
      }),
    empty: async () => void (await Promise.all(flying)),
  };
}
