import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId } from '../../kernel/ids';
import { evolveSeat } from '../../seat/evolveSeat';
import { OFFLINE, type Seat, shownState } from '../../seat/Seat';
import type { SeatEvent } from '../../seat/SeatEvent';
import { seatFromCall } from '../../seat/seatFromCall';
import type { WhoThere } from './Facts';

/** Facts of a call that move its seat. */
const MOVING: ReadonlySet<string> = new Set([
  'legOffered',
  'legDialled',
  'legAnswered',
  'legHeld',
  'legRetrieved',
  'legEnded',
  'callLost',
  'wrapUpDone',
]);

/** Whether this event can change its seat: most events of a call do not. */
export const movesSeat = ({
  stream,
  body,
  origin,
}: Pick<RecordedEvent, 'stream' | 'body' | 'origin'>): boolean =>
  origin === 'seat' && (stream.startsWith('seat:') || (stream.startsWith('call:') && MOVING.has(body.type)));

/** The seat after it, by the same reducer that decides who is rung. */
export function seatAfter(seat: Seat = OFFLINE, { stream, at, body }: RecordedEvent): Seat {
  if (stream.startsWith('seat:')) return evolveSeat(seat, { at, body: body as SeatEvent });
  return seatFromCall(seat, { call: stream.slice('call:'.length) as CallId, at, body });
}

/**
 * What a stretch is told apart by: another person, or another city's calls, in the same state is another stretch, and a seat that waits without
 * a phone is not idle.
 */
export const spanOf = (seat: Seat) => {
  const state = shownState(seat);
  return {
    ...whoAt(seat),
    state: state.at,
    reason: state.at === 'pause' ? state.reason : '',
  };
};

export const whoAt = (seat: Seat | undefined): WhoThere => ({
  person: personOf(seat?.person?.id),
  lentTo: seat?.lent?.to ?? '',
});

/** Staff number; empty for who only stands in for the role of a seat. */
export const personOf = (id: string | undefined): string =>
  id === undefined || id.startsWith('unnamed-') ? '' : id;
