// Runs in the host. Letters about lent seats: the wish of another city, what it was given, the order to a seat, and its
// coming back, of which both leads are told.
import { seatStream } from '@shared/events/StreamId';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import type { LendingEvent } from '@shared/seat/lending/LendingEvent';
import { surplus } from '@shared/seat/lending/lendings';
import type { Letter, LetterBody, SeatAddress } from '@shared/seat/letter/Letter';
import { sameAddress } from '@shared/seat/letter/Letter';
import type { SeatEvents } from '../../seatEvents';
import type { Store } from '../../store/Store';
import type { SeatBoard } from '../SeatBoard';
import { lendingsOf } from './lendSeats';
import type { PostOffice } from './postOffice';

export interface TakeLendingDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly board: SeatBoard;
  readonly post: PostOffice;
}

export type LendingBody = Extract<
  LetterBody,
  { type: 'lendAsked' | 'lendGiven' | 'lend' | 'giveBack' | 'lendBack' }
>;

export async function takeLending(
  deps: TakeLendingDeps,
  seat: SeatId,
  letter: Letter,
  body: LendingBody,
): Promise<Result<unknown>> {
  const { store, newEvent, board, post } = deps;
  const record = (event: LendingEvent, more = '') =>
    store.append([
      {
        ...newEvent(seat, seatStream(seat), event),
        id: `letter/${letter.id}/${seat}/${event.type}${more}` as EventId,
      },
    ]);
  const { from, by } = letter;
  const here = post.addressOf(seat);
  switch (body.type) {
    case 'lendAsked': {
      const { type: _, ...wish } = body;
      return record({ type: 'lendingHeard', ...wish, by, from });
    }
    case 'lendGiven': {
      const { lending, seats } = body;
      const written = await record({ type: 'lendingGiven', lending, seats, by });
      const known = (await lendingsOf(store, seat)).get(lending);
      const late = known === undefined ? [] : surplus(known).filter((one) => isOneOf(seats, one));
      if (late.length > 0) await post.send(seat, by, late, { type: 'giveBack', lending });
      return written;
    }
    case 'lend': {
      // Only one's own city lends one.
      if (from.region !== here.region) return fail(NOT_OURS);
      const { lending, city, lead, until } = body;
      const leads = [from, lead];
      return board.ask(seat, [
        { type: 'lend', lending, to: city, leads, ...(until === undefined ? {} : { until }) },
      ]);
    }
    case 'giveBack': {
      const { lent } = board.seat(seat);
      const mayTell = from.region === here.region || from.region === lent?.to;
      if (!mayTell) return fail(NOT_OURS);
      return board.ask(seat, [{ type: 'giveBack', lending: body.lending, by: 'lead' }]);
    }
    case 'lendBack':
      return record({ type: 'lendingBack', lending: body.lending, seat: from });
  }
}

const isOneOf = (all: readonly SeatAddress[], one: SeatAddress) =>
  all.some((other) => sameAddress(other, one));

const NOT_OURS: Failure = { code: 'notAllowed', message: '只有本市或借入方的班长可以这样做。' };
