// Runs in the host. Who may sign in, who sits at which seat, and how often somebody has guessed.
import type { SignInKind } from '@shared/contract/Session';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { type Person, practicePeople, seatRole, unnamedPerson } from '@shared/person/Person';
import { createTries } from './createTries';
import { isPin } from './hashPin';
import { type PeopleList, peopleStamp, readPeople } from './peopleFile';

export interface People {
  kind(): SignInKind;
  /** Who sits there, by today's list: a changed role counts at once, a person who was removed is out. */
  at(seat: SeatId): Person | undefined;
  /** Whom `person` and `pin` name. Wrong ones cost a growing wait at this seat. */
  check(seat: SeatId, person: string, pin: string): Promise<Result<Person, Refusal>>;
  /** What is wrong with the list, for the first frame. */
  trouble(): Failure | undefined;
}

/** `tried`: it counts as an attempt and belongs into the log. */
export interface Refusal extends Failure {
  readonly tried?: 'unknown' | 'pinWrong' | undefined;
}

export interface PeopleDeps {
  readonly dataDir: string;
  readonly practice: boolean;
  readonly clock: Clock;
  /** As the log tells it. */
  seated(seat: SeatId): { readonly person?: Person | undefined; readonly engaged: boolean };
  /** Told when the list is another one than before. */
  changed?(before: readonly Person[], after: readonly Person[]): void;
}

export function createPeople({ dataDir, practice, clock, seated, changed }: PeopleDeps): People {
  const tries = createTries(clock);
  const turns = new Map<SeatId, Promise<unknown>>();
  let stamp: string | undefined;
  let read: Result<PeopleList | undefined> = ok(undefined);
  const list = (): Result<PeopleList | undefined> => {
    const now = peopleStamp(dataDir);
    if (now !== stamp) {
      const before = stamp === undefined ? undefined : read;
      stamp = now;
      read = readPeople(dataDir);
      if (before?.ok && read.ok) changed?.(before.value ?? [], read.value ?? []);
    }
    return read;
  };

  const byPin = async (
    seat: SeatId,
    people: PeopleList,
    id: string,
    pin: string,
  ): Promise<Result<Person, Refusal>> => {
    const waits = tries.waits(seat);
    if (waits > 0) return fail(tooMany(waits));
    const found = people.find((one) => one.id === id);
    // The hash is worked out for nobody too, so that the time tells nothing about who is listed.
    const right = await isPin(pin, found?.pin ?? NOBODY);
    if (found !== undefined && right) {
      tries.forget(seat);
      return ok(personOf(found));
    }
    tries.count(seat);
    return fail({ ...WRONG, tried: found === undefined ? 'unknown' : 'pinWrong' });
  };

  return {
    kind: () => {
      const now = list();
      if (!now.ok || now.value !== undefined) return 'pin';
      return practice ? 'practice' : 'none';
    },
    at: (seat) => {
      const now = list();
      const { person, engaged } = seated(seat);
      if (now.ok && now.value === undefined)
        return (practice ? person : undefined) ?? unnamedPerson(seatRole(sideOf(seat)));
      const listed = now.ok ? now.value?.find(({ id }) => id === person?.id) : undefined;
      // Nobody loses a call to a change of the list: it counts from the end of the call.
      return listed === undefined ? (engaged ? person : undefined) : personOf(listed);
    },
    check: async (seat, id, pin) => {
      const now = list();
      if (!now.ok) return now;
      const { value: people } = now;
      if (people !== undefined) {
        // One after the other: guesses sent all at once are slowed down like any.
        const turn = (turns.get(seat) ?? Promise.resolve()).then(() => byPin(seat, people, id, pin));
        turns.set(seat, turn);
        return turn;
      }
      const found = practice ? practicePeople(sideOf(seat)).find((one) => one.id === id) : undefined;
      return found === undefined ? fail(NO_LIST) : ok(found);
    },
    trouble: () => {
      const now = list();
      if (!now.ok) return now.error;
      return now.value === undefined && !practice ? NO_LIST : undefined;
    },
  };
}

const personOf = ({ id, name, role }: Person): Person => ({ id, name, role });

const NOBODY = { salt: '00'.repeat(16), hash: '00'.repeat(32), cost: 32_768 };

const WRONG: Failure = {
  code: 'signInWrong',
  message: '工号或密码不对。',
  hint: '请重新输入；忘记密码请找管理员重设。',
};

const NO_LIST: Failure = {
  code: 'peopleNone',
  message: '本机还没有人员名单：记录只写到座席，不能签入到人。',
  hint: '请管理员用 cli people add 建立名单；话务照常。',
};

const tooMany = (wait: number): Failure => ({
  code: 'signInWait',
  message: `连续输错，请等${Math.ceil(wait / 1000)}秒再试。`,
});
