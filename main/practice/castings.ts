// Runs in the host. Which scripts ring which seats, and in which calls. After a start in the middle of a run it is read
// again from the streams of the last calls.
import type { CallFact } from '@shared/call/CallFact';
import { callStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, SeatId } from '@shared/kernel/ids';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { Store } from '../store/Store';
import type { PracticeBooth } from './PracticeBooth';

/** A script that is about to ring. */
export interface Casting {
  readonly script: PracticeScript;
  /** Who picks up at the other side: the script's partner, or a person who sits there. */
  readonly partner: 'script' | 'seat';
  /** User of the practice exchange who rings. */
  readonly caller: string;
  /** One who rings about the same event as this script's caller, after him. */
  readonly besides?: string | undefined;
}

export interface BegunCasting extends Omit<Casting, 'besides'> {
  readonly besides?: CallId | undefined;
}

export interface Castings {
  /** The next callers of this seat who have the number of a script are these, in place of any before. */
  expect(seat: SeatId, castings: readonly Casting[]): void;
  /** The script whose caller rings with this fact; undefined where he is nobody's. */
  begins(seat: SeatId, call: CallId, fact: CallFact): BegunCasting | undefined;
  of(call: CallId): Omit<Casting, 'besides'> | undefined;
  /** The newest call of a script at a seat. */
  callOf(seat: SeatId, script: string): CallId | undefined;
}

export interface CastingsParts {
  readonly store: Pick<Store, 'listCalls' | 'readStream'>;
  readonly booth: Pick<PracticeBooth, 'script'>;
  readonly seats: readonly SeatId[];
  readonly clock: Clock;
}

/** Calls of a seat in which a run may still go on, or whose others are still to come: so many, and so old, ms. */
const LAST = 6;
const YOUNG = 3_600_000;

/** `citizen-12345-001` rings first, `citizen2-12345-001` after him. */
const citizenUser = (seat: SeatId, index: number): string => `citizen${index === 0 ? '' : index + 1}-${seat}`;

/** The script's own caller, and the others about the same event with how long after him they ring, milliseconds. */
export function castingsOf(
  { script: find }: Pick<PracticeBooth, 'script'>,
  seat: SeatId,
  script: PracticeScript,
  partner: Casting['partner'],
): readonly (Casting & { readonly afterMs: number })[] {
  // One that cannot be played is left out and was told at the start: the others of the event still ring.
  const others = (script.alsoRing ?? []).flatMap(({ script: other, afterMs }) => {
    const also = find(other);
    return also.ok ? [{ script: also.value, afterMs, besides: script.id }] : [];
  });
  return [{ script, afterMs: 0 }, ...others].map((one, index) => ({
    ...one,
    partner,
    caller: citizenUser(seat, index),
  }));
}

export async function readCastings({ store, booth, seats, clock }: CastingsParts): Promise<Castings> {
  const expected = new Map<SeatId, readonly Casting[]>();
  const begun = new Map<CallId, Omit<Casting, 'besides'>>();
  const newest = new Map<string, CallId>();
  const keyOf = (seat: SeatId, script: string) => `${seat} ${script}`;
  const take = (seat: SeatId, call: CallId, casting: Casting) => {
    expected.set(
      seat,
      (expected.get(seat) ?? []).filter(({ script }) => script.id !== casting.script.id),
    );
    newest.set(keyOf(seat, casting.script.id), call);
    begun.set(call, casting);
  };

  const readAgain = async (seat: SeatId): Promise<void> => {
    const calls = (await store.listCalls(seat, LAST)).filter(({ startedAt }) => startedAt > clock() - YOUNG);
    for (const { call } of calls.reverse()) {
      const events = await store.readStream(callStream(call));
      const body = events.map((event) => event.body).find(({ type }) => type === 'practiceBegun');
      if (body?.type !== 'practiceBegun') continue;
      const { script, besides, casting = { partner: 'seat', caller: '' } } = body;
      if (besides === undefined) expected.set(seat, castingsOf(booth, seat, script, casting.partner));
      take(seat, call, { script, ...casting });
    }
  };
  await Promise.all(seats.map(readAgain));

  return {
    expect: (seat, castings) => void expected.set(seat, castings),
    begins: (seat, call, fact) => {
      if (fact.type !== 'legOffered' || fact.role !== 'caller') return undefined;
      const casting = expected.get(seat)?.find(({ script }) => script.from.number === fact.party.number);
      if (casting === undefined) return undefined;
      take(seat, call, casting);
      const { script, partner, caller, besides: first = '' } = casting;
      return { script, partner, caller, besides: newest.get(keyOf(seat, first)) };
    },
    of: (call) => begun.get(call),
    callOf: (seat, script) => newest.get(keyOf(seat, script)),
  };
}
