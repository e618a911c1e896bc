// Runs in the host. 三（五）: a lead asks other cities for seats, their leads lend idle ones, and they come back.
import { seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { IdMaker, LendingId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import type { LendingEvent } from '@shared/seat/lending/LendingEvent';
import { decideGive, evolveLendings, type Lending, type Lendings } from '@shared/seat/lending/lendings';
import { type SeatAddress, sameAddress } from '@shared/seat/letter/Letter';
import type { Actor, ActorHandlers } from '../../ServicesPort';
import type { SeatEvents } from '../../seatEvents';
import type { Store } from '../../store/Store';
import { LETTER_UNSENT, type PlatformLink } from '../../sync/PlatformLink';
import type { SeatBoard } from '../SeatBoard';
import { personOf } from './personOf';
import type { PostOffice } from './postOffice';

export interface LendDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly board: SeatBoard;
  readonly link: PlatformLink;
  readonly post: PostOffice;
  readonly clock: Clock;
  readonly ids: IdMaker;
}

type LendCalls = 'lend.ask' | 'lend.give' | 'lend.back' | 'lend.list' | 'seat.giveBack';

export function lendHandlers(deps: LendDeps): Pick<ActorHandlers, LendCalls> {
  const { store, newEvent, board, post, clock } = deps;
  const record = (seat: SeatId, body: LendingEvent) => store.append([newEvent(seat, seatStream(seat), body)]);
  return {
    'lend.ask': async (actor, { to, side, count, reason, until }) => {
      const { seat } = actor;
      const by = personOf(actor);
      const wish = {
        lending: deps.ids() as LendingId,
        side,
        count,
        reason,
        ...(until === undefined ? {} : { until }),
      };
      const written = await record(seat, { type: 'lendingAsked', ...wish, by, to });
      if (!written.ok) return written;
      const unsent = await post.send(seat, by, to, { type: 'lendAsked', ...wish });
      return unsent.length === to.length
        ? fail(LETTER_UNSENT)
        : ok({ lending: wish.lending, unsent: unsent.map((one) => one.seat) });
    },
    'lend.give': (actor, { lending, seats }) => give(actor, lending, seats),
    'lend.back': async (actor, { lending, seat }) => {
      const unsent = await post.send(actor.seat, personOf(actor), [seat], { type: 'giveBack', lending });
      return unsent.length === 0 ? ok(null) : fail(LETTER_UNSENT);
    },
    'lend.list': async ({ seat }) => ok([...(await lendingsOf(store, seat)).values()]),
    'seat.giveBack': ({ seat }) => {
      const { lent } = board.seat(seat);
      return lent === undefined
        ? Promise.resolve(fail(NOT_LENT))
        : board.ask(seat, [{ type: 'giveBack', lending: lent.lending, by: 'seat' }]);
    },
  };

  async function give(
    actor: Actor,
    lending: LendingId,
    seats: readonly SeatAddress[],
  ): Promise<Result<null>> {
    const { seat } = actor;
    const by = personOf(actor);
    const decided = decideGive(await lendingsOf(store, seat), lending, seats, clock());
    if (!decided.ok) return decided;
    const wish = decided.value;
    const cards = deps.link.presence();
    const idle = (one: SeatAddress) =>
      cards.some(
        (card) => sameAddress(card, one) && card.state.at === 'available' && card.lent === undefined,
      );
    const own = post.addressOf(seat).region;
    if (!seats.every((one) => one.region === own && sideOf(one.seat) === wish.side && idle(one)))
      return fail(NOT_IDLE);
    const written = await record(seat, { type: 'lendingGiven', lending, seats, by });
    if (!written.ok) return written;
    const { from, until } = wish as Lending & { readonly from: SeatAddress };
    const order = { lending, city: from.region, lead: from, ...(until === undefined ? {} : { until }) };
    const unsent = await post.send(seat, by, seats, { type: 'lend', ...order });
    const lent = seats.filter((one) => !unsent.some((other) => sameAddress(one, other)));
    for (const one of unsent) await record(seat, { type: 'lendingBack', lending, seat: one });
    if (lent.length > 0) await post.send(seat, by, [from], { type: 'lendGiven', lending, seats: lent });
    return unsent.length === 0 ? ok(null) : fail(LETTER_UNSENT);
  }
}

export const lendingsOf = async (store: Store, seat: SeatId): Promise<Lendings> =>
  (await store.readStream(seatStream(seat))).reduce<Lendings>(
    (all, { at, body }) =>
      'lending' in body && body.type.startsWith('lending')
        ? evolveLendings(all, { at, body: body as LendingEvent })
        : all,
    new Map(),
  );

const NOT_IDLE: Failure = {
  code: 'seatNotIdle',
  message: '只能借出本市同一方、正空闲的座席。',
  hint: '请重新选择后再借出。',
};
const NOT_LENT: Failure = { code: 'seatNotLent', message: '本座席没有借出。' };
