// Runs in the host. An acknowledgement is not durability: what the platform had can be gone after a crash, a wiped
// disk, a restored copy. So the seat compares its own numbers with what the streams hold, at each connection and
// each hour, and names what is missing.
import type { JetStreamManager } from '@nats-io/jetstream';
import { HEADERS } from '@shared/contract/platform/headers';
import { isShareable } from '@shared/contract/platform/sharedBody';
import {
  BLOCK,
  blockOf,
  consumerOf,
  eventSubject,
  ownEvents,
  ownShared,
  STREAMS,
  type Station,
  sharedSubject,
} from '@shared/contract/platform/subjects';
import type { Millis } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import type { Store } from '../../store/Store';
import { outgoingOf } from '../sharing';
import { followStream, type StreamDoor } from './followStream';

/** Milliseconds for which the seat vouches for its events after the platform has said that it has them. */
export const VOUCHED = 7 * 24 * 3_600_000;

export interface CompareDeps {
  readonly store: Store;
  readonly door: StreamDoor;
  readonly who: Station;
  readonly chain: string;
  /** Numbers that the platform would not take: they are missing by right. */
  readonly refused: () => ReadonlySet<number>;
}

/** So many of the newest are compared, whatever their times say. */
const LEAST_COMPARED = 4 * BLOCK;

/** Up to here every number was once seen at the platform, one by one. */
const verifiedName = (seat: SeatId): string => `verified:${seat}`;

/** Numbers up to `cursor`, younger than `VOUCHED`, that the platform does not hold; ascending. */
export async function missingNumbers(
  deps: CompareDeps,
  cursor: number,
  now: Millis,
): Promise<readonly number[]> {
  const { store, who } = deps;
  const first = await firstSince(store, who.seat, cursor, now - VOUCHED);
  const events = await missingEvents(deps, first, cursor);
  const shared = await missingShared(deps, first, cursor);
  // Seen whole in this connection: from now on their count is enough, as nothing but losses changes it.
  if (events.length === 0) await store.writeCursor(verifiedName(who.seat), cursor);
  return [...new Set([...events, ...shared])].sort((a, b) => a - b);
}

async function missingEvents(
  { store, door, who, chain, refused }: CompareDeps,
  first: number,
  cursor: number,
): Promise<readonly number[]> {
  const counts = await subjectCounts(door.jsm, STREAMS.events, ownEvents(who, chain));
  const verified = await store.readCursor(verifiedName(who.seat));
  const missing: number[] = [];
  for (let block = blockOf(first); first <= cursor && block <= blockOf(cursor); block += 1) {
    const from = Math.max(first, block * BLOCK + 1);
    const to = Math.min(cursor, (block + 1) * BLOCK);
    const expected = range(from, to).filter((number) => !refused().has(number));
    const subject = eventSubject(who, chain, to);
    const count = counts[subject] ?? 0;
    const whole = to - from + 1 === BLOCK && verified >= to && count === expected.length;
    if (whole) continue;
    const held = count === 0 ? new Set<number>() : await numbersUnder(door, who, subject);
    missing.push(...expected.filter((number) => !held.has(number)));
  }
  return missing;
}

/** The numbers of one block, read from the headers alone. */
async function numbersUnder(door: StreamDoor, who: Station, subject: string): Promise<ReadonlySet<number>> {
  const held = new Set<number>();
  const options = {
    stream: STREAMS.events,
    name: consumerOf(who),
    filter: subject,
    from: 1,
    headersOnly: true,
  } as const;
  await followStream(door, options, async ({ messages, atEnd }) => {
    for (const message of messages) held.add(Number(message.header(HEADERS.seatNo)));
    return atEnd ? 'enough' : 'more';
  });
  return held;
}

/** Own events that both sides may know and that are not in the stream for it. One subject an event: a list tells. */
async function missingShared(
  { store, door, who, refused }: CompareDeps,
  first: number,
  cursor: number,
): Promise<readonly number[]> {
  const there = await subjectCounts(door.jsm, STREAMS.shared, ownShared(who));
  const missing: number[] = [];
  for (let next = first; next <= cursor; ) {
    const page = await store.readSeat(who.seat, next, Math.min(cursor, next + 511));
    if (page.length === 0) break;
    next += page.length;
    for (const event of page.filter(({ stream }) => isShareable(stream))) {
      const { shared } = await outgoingOf(store, event);
      const lacks = shared.some(({ event: { stream, id } }) => !(sharedSubject(who, stream, id) in there));
      if (lacks && !refused().has(event.seatNo)) missing.push(event.seatNo);
    }
  }
  return missing;
}

async function subjectCounts(jsm: JetStreamManager, stream: string, filter: string) {
  const info = await jsm.streams.info(stream, { subjects_filter: filter });
  return info.state.subjects ?? {};
}

/** First number recorded since then, by halving: recording times ascend with the numbers, but for a clock set back. */
async function firstSince(store: Store, seat: SeatId, cursor: number, since: Millis): Promise<number> {
  let low = 1;
  let high = cursor;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [event] = await store.readSeat(seat, middle, middle);
    if ((event?.recordedAt ?? 0) < since) low = middle + 1;
    else high = middle;
  }
  // A clock that was wrong for a while makes young events look old: the newest are looked at in any case.
  return Math.max(1, Math.min(low, cursor - LEAST_COMPARED));
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
