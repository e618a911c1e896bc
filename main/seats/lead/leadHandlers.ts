// Runs in the host. Help asked and given, letters, and what a lead may do to a seat. Rights are checked before.
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { Presence } from '@shared/contract/platform/LinkStatus';
import { seatStream } from '@shared/events/StreamId';
import type { CallId, IdMaker, LetterId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import type { HelpWay } from '@shared/seat/help/HelpEvent';
import { type LetterBody, type SeatAddress, sameAddress } from '@shared/seat/letter/Letter';
import { mayHelp } from '@shared/seat/TeamRules';
import type { CallLog } from '../../calls/callLog';
import type { Actor, ActorHandlers } from '../../ServicesPort';
import type { SeatEvents } from '../../seatEvents';
import type { Store } from '../../store/Store';
import { LETTER_UNSENT, type PlatformLink } from '../../sync/PlatformLink';
import type { SeatBoard } from '../SeatBoard';
import type { TeamRulesBook } from '../teamRules';
import { personOf } from './personOf';
import type { PostOffice } from './postOffice';
import { supervising } from './supervising';

export interface LeadDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly calls: CallLog;
  readonly board: SeatBoard;
  readonly link: PlatformLink;
  readonly post: PostOffice;
  readonly ids: IdMaker;
  readonly teamRules: TeamRulesBook;
  /** By which a phone reaches this seat. */
  numberOf(seat: SeatId): string;
  phoneReady(seat: SeatId): Result<null>;
  tellPhone(seat: SeatId, command: PhoneCommand): void;
}

type LeadCalls =
  | 'seat.askHelp'
  | 'seat.withdrawHelp'
  | 'letter.send'
  | 'letter.box'
  | 'letter.read'
  | 'letter.answer'
  | 'lead.help'
  | 'lead.free';

export function leadHandlers(deps: LeadDeps): Pick<ActorHandlers, LeadCalls> {
  const { store, newEvent, board, post } = deps;
  return {
    'seat.askHelp': ({ seat }, { word }) => board.ask(seat, [{ type: 'askHelp', word }]),
    'seat.withdrawHelp': ({ seat }) => board.ask(seat, [{ type: 'withdrawHelp' }]),
    'letter.send': async (actor, { to, text }) => {
      const said = await say(deps, actor.seat, personOf(actor), to, text);
      if (!said.ok) return said;
      const { letter, unsent } = said.value;
      return ok({ letter, unsent: unsent.map((one) => one.seat) });
    },
    'letter.box': async ({ seat }) => ok(await post.box(seat)),
    'letter.read': async (actor, { letter }) => {
      const { seat } = actor;
      const found = (await post.box(seat)).received.find((one) => one.letter === letter);
      if (found === undefined) return fail(LETTER_UNKNOWN);
      if (!found.read) {
        const written = await store.append([
          newEvent(seat, seatStream(seat), { type: 'letterRead', letter }),
        ]);
        if (!written.ok) return written;
        // Whoever wrote it learns it when he can be reached; the reading does not wait for him.
        post
          .send(seat, personOf(actor), [{ region: found.region, seat: found.from }], { type: 'read', letter })
          .catch(() => undefined);
      }
      return ok(await post.box(seat));
    },
    'letter.answer': async (actor, { letter, text }) => {
      const { seat } = actor;
      const found = (await post.box(seat)).received.find((one) => one.letter === letter);
      if (found === undefined) return fail(LETTER_UNKNOWN);
      const to = [{ region: found.region, seat: found.from }];
      const sent = sentTo(await post.send(seat, personOf(actor), to, { type: 'answered', letter, text }));
      if (!sent.ok) return sent;
      const body = { type: 'letterAnswered', letter, text } as const;
      const written = await store.append([newEvent(seat, seatStream(seat), body)]);
      return written.ok ? ok(await post.box(seat)) : written;
    },
    'lead.help': (actor, wish) => help(deps, actor, wish),
    'lead.free': async (actor, { seat: to, reason, seen, state }) => {
      const body: LetterBody = { type: 'free', to: state, reason, seen };
      return sentTo(await post.send(actor.seat, personOf(actor), [to], body));
    },
  };
}

/** Words to these seats: recorded before they go, so that who has read and answered them is known by them. */
async function say(
  { store, newEvent, post, ids }: LeadDeps,
  seat: SeatId,
  by: Person,
  to: readonly SeatAddress[],
  text: string,
): Promise<Result<{ letter: LetterId; unsent: readonly SeatAddress[] }>> {
  const letter = ids() as LetterId;
  const seats = to.map((one) => one.seat);
  const written = await store.append([
    newEvent(seat, seatStream(seat), { type: 'letterSent', letter, to: seats, text, by }),
  ]);
  if (!written.ok) return written;
  return ok({ letter, unsent: await post.send(seat, by, to, { type: 'said', text }, letter) });
}

interface HelpWish {
  readonly seat: SeatAddress;
  readonly way: HelpWay;
  readonly reason: string;
  readonly text?: string | undefined;
}

/** Every use is recorded with its reason, before it begins. */
async function help(deps: LeadDeps, actor: Actor, wish: HelpWish): Promise<Result<null>> {
  const { store, newEvent } = deps;
  const { seat: to, way, reason } = wish;
  const by = personOf(actor);
  const card = deps.link.presence().find((one) => sameAddress(one, to));
  if (card === undefined) return fail(SEAT_GONE);
  if (!mayHelp(deps.teamRules.of(card.team), by.role, way)) return fail(NOT_IN_TEAM);
  const ready = await readyFor(deps, actor.seat, by, way, card);
  if (!ready.ok) return ready;
  const written = await store.append([
    newEvent(actor.seat, seatStream(actor.seat), { type: 'helpGiven', seat: to.seat, way, reason, by }),
  ]);
  if (!written.ok) return written;
  return ready.value(wish);
}

type Come = (wish: HelpWish) => Promise<Result<null>>;

async function readyFor(
  deps: LeadDeps,
  lead: SeatId,
  me: Person,
  way: HelpWay,
  card: Presence,
): Promise<Result<Come>> {
  const { post, tellPhone } = deps;
  const number = card.number ?? card.seat;
  const helped = async (seat: SeatAddress, by?: string) =>
    sentTo(
      await post.send(lead, me, [seat], { type: 'helped', way, ...(by !== undefined && { number: by }) }),
    );
  const onceSent = async (seat: SeatAddress, unsent: readonly SeatAddress[]) => {
    const sent = sentTo(unsent);
    if (sent.ok) await helped(seat);
    return sent;
  };
  if (way === 'message')
    return ok(async ({ seat, text = '' }) => {
      if (text.trim() === '') return fail(TEXT_MISSING);
      const said = await say(deps, lead, me, [seat], text);
      return said.ok ? onceSent(seat, said.value.unsent) : said;
    });
  const phone = deps.phoneReady(lead);
  if (!phone.ok) return phone;
  const { state } = card;
  if (state.at !== 'busy') return fail(SEAT_NOT_IN_CALL);
  if (way === 'takeOver')
    return ok(async ({ seat }) => {
      const order: LetterBody = { type: 'takeOver', call: state.call, number: deps.numberOf(lead) };
      return onceSent(seat, await post.send(lead, me, [seat], order));
    });
  const inside = await supervising(deps, lead, number);
  return ok(async ({ seat }) => {
    // First the letter, by which his phone is let in.
    const announced = await helped(seat, deps.numberOf(lead));
    if (!announced.ok) return announced;
    tellPhone(
      lead,
      inside === undefined
        ? { type: 'supervise', call: deps.ids() as CallId, number, supervision: way }
        : { type: 'changeSupervision', call: inside, supervision: way },
    );
    return ok(null);
  });
}

const sentTo = (unsent: readonly SeatAddress[]): Result<null> =>
  unsent.length === 0 ? ok(null) : fail(LETTER_UNSENT);

const LETTER_UNKNOWN: Failure = { code: 'letterUnknown', message: '没有找到这条消息。' };
const TEXT_MISSING: Failure = { code: 'textMissing', message: '请写下要告诉座席的话。' };
const NOT_IN_TEAM: Failure = {
  code: 'helpNotAllowed',
  message: '该班组的规则不允许这样进入通话。',
  hint: '可以发消息；规则由班长在看板上修改。',
};
const SEAT_GONE: Failure = { code: 'seatGone', message: '该座席已不在线。' };
const SEAT_NOT_IN_CALL: Failure = {
  code: 'seatNotInCall',
  message: '该座席现在没有在通话。',
  hint: '可以留言；有来电后再监听或接管。',
};
