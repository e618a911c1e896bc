// Runs in the host. A letter that came: words for the person, or a lead's command, done if his role may and the seat
// still is as he saw it.
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import { callStream, seatStream } from '@shared/events/StreamId';
import { assertNever } from '@shared/kernel/assertNever';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { may, type Right } from '@shared/person/may';
import type { Letter, LetterBody } from '@shared/seat/letter/Letter';
import type { SeatEvent } from '@shared/seat/SeatEvent';
import { mayHelp } from '@shared/seat/TeamRules';
import type { SeatEvents } from '../../seatEvents';
import type { Store } from '../../store/Store';
import type { SeatBoard } from '../SeatBoard';
import type { TeamRulesBook } from '../teamRules';
import type { Supervisors } from './supervisors';
import { type TakeLendingDeps, takeLending } from './takeLending';

export interface TakeLetterDeps extends TakeLendingDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly board: SeatBoard;
  readonly supervisors: Supervisors;
  readonly teamRules: TeamRulesBook;
  phoneReady(seat: SeatId): Result<null>;
  tellPhone(seat: SeatId, command: PhoneCommand): void;
  /** A command of this seat was not done there. */
  tellNotDone(seat: SeatId, at: SeatId, why: Pick<Failure, 'code' | 'message'>): void;
  answer(seat: SeatId, letter: Letter, body: LetterBody): Promise<unknown>;
}

const NEEDED: Readonly<Partial<Record<LetterBody['type'], Right>>> = {
  said: 'stepIn',
  helped: 'listenIn',
  free: 'forceSeat',
  takeOver: 'stepIn',
  lendAsked: 'lendSeats',
  lendGiven: 'lendSeats',
  lend: 'lendSeats',
  giveBack: 'lendSeats',
};

/** Settles when what it says is recorded; the same letter twice is recorded once. */
export async function takeLetter(deps: TakeLetterDeps, seat: SeatId, letter: Letter): Promise<void> {
  const needed = NEEDED[letter.body.type];
  const allowed = needed === undefined || may(letter.by.role, needed);
  const done = allowed ? await act(deps, seat, letter) : fail(NOT_ALLOWED);
  if (!done.ok && letter.body.type !== 'notDone')
    await deps.answer(seat, letter, {
      type: 'notDone',
      letter: letter.id,
      code: done.error.code,
      message: done.error.message,
    });
}

type Done = Result<unknown>;

async function act(deps: TakeLetterDeps, seat: SeatId, letter: Letter): Promise<Done> {
  const { body, by, from } = letter;
  const record = (event: SeatEvent) =>
    deps.store.append([
      {
        ...deps.newEvent(seat, seatStream(seat), event),
        id: `letter/${letter.id}/${seat}/${event.type}` as EventId,
      },
    ]);
  switch (body.type) {
    case 'said':
      return record({
        type: 'letterReceived',
        letter: letter.id,
        from: from.seat,
        region: from.region,
        text: body.text,
        by,
      });
    case 'read':
      return record({ type: 'letterReadBy', letter: body.letter, seat: from.seat });
    case 'answered': {
      const { letter: of, text } = body;
      return record({ type: 'letterAnsweredBy', letter: of, seat: from.seat, text, by });
    }
    case 'helped':
      if (!mayHelp(deps.teamRules.ofSeat(seat), by.role, body.way)) return fail(NOT_ALLOWED);
      if (body.number !== undefined) deps.supervisors.announce(seat, body.number, body.way, by);
      return deps.board.seat(seat).help === undefined
        ? ok(null)
        : record({ type: 'helpCame', way: body.way, by });
    case 'free': {
      const { to, reason, seen } = body;
      if (deps.board.view(seat).state.at !== seen) return fail(SEAT_CHANGED);
      return deps.board.ask(seat, [{ type: 'free', by, reason, to }]);
    }
    case 'takeOver':
      if (!mayHelp(deps.teamRules.ofSeat(seat), by.role, 'takeOver')) return fail(NOT_ALLOWED);
      return giveOver(deps, seat, body);
    case 'lendAsked':
    case 'lendGiven':
    case 'lend':
    case 'giveBack':
    case 'lendBack':
      return takeLending(deps, seat, letter, body);
    case 'notDone':
      deps.tellNotDone(seat, from.seat, body);
      return ok(null);
    default:
      return assertNever(body);
  }
}

/** The lead's phone is rung into the call; when it has answered, the seat leaves, as from a three-party call. */
function giveOver(
  { store, board, phoneReady, tellPhone }: TakeLetterDeps,
  seat: SeatId,
  { call, number }: Extract<LetterBody, { type: 'takeOver' }>,
): Done {
  const { contact } = board.seat(seat);
  if (contact?.call !== call || !contact.answered || contact.open.length === 0) return fail(SEAT_CHANGED);
  const ready = phoneReady(seat);
  if (!ready.ok) return ready;
  let leg: string | undefined;
  const off = store.onCommitted((events) => {
    for (const { stream, body } of events) {
      if (stream !== callStream(call)) continue;
      if (body.type === 'legDialled' && body.party.number === number) leg = body.leg;
      if (body.type === 'legAnswered' && body.leg === leg) tellPhone(seat, { type: 'leave', call });
      const over = body.type === 'callLost' || body.type === 'seatLeft';
      if (over || (body.type === 'legEnded' && body.leg === leg)) off();
    }
  });
  tellPhone(seat, { type: 'addParty', call, number });
  return ok(null);
}

const NOT_ALLOWED: Failure = { code: 'notAllowed', message: '您的角色不能这样做。' };
const SEAT_CHANGED: Failure = {
  code: 'seatChanged',
  message: '该座席的状态已经变了，没有执行。',
  hint: '请看清现在的状态再操作。',
};
