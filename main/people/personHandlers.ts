// Runs in the host. Signing in and out, recorded in the seat's own stream with success or failure.
import { seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok } from '@shared/kernel/result';
import { shiftAt } from '@shared/seat/SeatRules';
import type { ActorHandlers } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { SeatBoard } from '../seats/SeatBoard';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import type { People } from './People';

export interface PersonDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly board: SeatBoard;
  readonly people: People;
  readonly clock: Clock;
  settings(seat: SeatId): SettingsStore;
}

export function personHandlers({
  store,
  newEvent,
  board,
  people,
  clock,
  settings,
}: PersonDeps): Pick<ActorHandlers, 'session.signIn' | 'session.signOut'> {
  return {
    'session.signIn': async ({ seat }, { person, pin }) => {
      const checked = await people.check(seat, person.trim(), pin);
      if (!checked.ok) {
        const { tried, ...failure } = checked.error;
        // A number that nobody has may be a PIN typed in the wrong field: it is not kept.
        const named = tried === 'pinWrong' ? person.trim() : '';
        if (tried !== undefined)
          await store.append([
            newEvent(seat, seatStream(seat), { type: 'signInRefused', person: named, reason: tried }),
          ]);
        return fail(failure);
      }
      const open = people.kind() === 'practice';
      const { seatRules, team } = settings(seat).read();
      const signed = await board.ask(seat, [
        { type: 'signIn', person: checked.value, shift: shiftAt(seatRules, clock()), team },
        ...(open ? [{ type: 'goAvailable' } as const] : []),
      ]);
      return signed.ok ? ok(checked.value) : signed;
    },
    'session.signOut': async ({ seat }) => {
      if (people.kind() !== 'pin') return fail(NOTHING_TO_SIGN_OUT);
      const signed = await board.ask(seat, [{ type: 'signOut' }]);
      return signed.ok ? ok(null) : signed;
    },
  };
}

const NOTHING_TO_SIGN_OUT: Failure = {
  code: 'peopleNone',
  message: '本机没有人员名单，不用签出。',
};
