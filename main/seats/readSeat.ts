// Runs in the host. What the log knows of a seat at the start of the program.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream, seatStream } from '@shared/events/StreamId';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { countFact, type DayCount, midnightBefore, newDay } from '@shared/seat/dayFigures';
import { evolveSeat } from '@shared/seat/evolveSeat';
import { OFFLINE, type Seat } from '@shared/seat/Seat';
import type { SeatEvent } from '@shared/seat/SeatEvent';
import { seatFromCall } from '@shared/seat/seatFromCall';
import type { Store } from '../store/Store';

export function seatAfter(seat: Seat, { stream, at, body }: RecordedEvent): Seat {
  if (stream.startsWith('seat:')) return evolveSeat(seat, { at, body: body as SeatEvent });
  if (stream.startsWith('call:'))
    return seatFromCall(seat, { call: stream.slice('call:'.length) as CallId, at, body });
  return seat;
}

/** The seat's own stream and its open calls, in the order of the log. Calls that are over leave no trace in it. */
export async function readSeat(store: Store, seat: SeatId): Promise<Seat> {
  const events = [...(await store.readStream(seatStream(seat)))];
  for (const { call } of await store.openCalls(seat))
    events.push(...(await store.readStream(callStream(call))));
  return events.sort((a, b) => a.seq - b.seq).reduce(seatAfter, OFFLINE);
}

/** Events that are read at a time, backwards from the newest until midnight. */
const PAGE = 2_000;

export async function readDay(store: Store, seat: SeatId, now: number): Promise<DayCount> {
  const midnight = midnightBefore(now);
  const today: RecordedEvent[] = [];
  for (let to = (await store.seatHead(seat)).seatNo; to > 0; to -= PAGE) {
    const page = await store.readSeat(seat, Math.max(1, to - PAGE + 1), to);
    const fresh = page.filter(({ at }) => at >= midnight);
    today.unshift(...fresh);
    if (fresh.length < page.length) break;
  }
  return today.reduce(
    ({ seat: before, day }, event) => {
      const after = seatAfter(before, event);
      return { seat: after, day: countFact(day, before, after, event.at) };
    },
    { seat: OFFLINE, day: newDay(now) },
  ).day;
}
