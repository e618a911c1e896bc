// Runs in the host. Decisions of coordinations: which of them a matter follows, and what a person said against it.
import { precedentStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, PrecedentId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { type MatterAtHand, matchPrecedents, type PrecedentHit } from '@shared/precedent/matchPrecedents';
import { type BindingPrecedent, bindingOf, type Precedent } from '@shared/precedent/Precedent';
import { unknownCodes } from '@shared/precedent/parsePrecedent';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export type Matter = Omit<MatterAtHand, 'today'>;

export interface PrecedentBook {
  /** Best first, without those that a person set aside for this call. */
  similar(call: CallId | undefined, matter: Matter): Promise<readonly PrecedentHit[]>;
  /** The one that the matter has to follow. */
  binding(call: CallId | undefined, matter: Matter): Promise<BindingPrecedent | undefined>;
  read(precedent: PrecedentId): Promise<Result<Precedent>>;
  setAside(seat: SeatId, call: CallId, precedent: PrecedentId, reason: string): Promise<Result<unknown>>;
  record(seat: SeatId, precedent: Precedent): Promise<Result<null>>;
}

export interface PrecedentDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly reference: Pick<ReferenceShelf, 'now'>;
  /** From files and from the platform, as they are now; a later one of the same id replaces the one before. */
  readonly shipped: () => readonly Precedent[];
}

export function createPrecedentBook(deps: PrecedentDeps): PrecedentBook {
  const { store, clock, newEvent, reference, shipped } = deps;

  /** A decision that was recorded from a seat replaces the file's of the same id. */
  const all = async (): Promise<readonly Precedent[]> => [
    ...new Map([...shipped(), ...(await store.precedents())].map((one) => [one.id, one])).values(),
  ];

  const isSetAside = async ({ precedent }: PrecedentHit, call: CallId): Promise<boolean> =>
    (await store.readStream(precedentStream(precedent.id as PrecedentId))).some(
      ({ body }) => body.type === 'precedentSetAside' && body.call === call,
    );

  const similar = async (call: CallId | undefined, matter: Matter) => {
    const hits = matchPrecedents(await all(), { ...matter, today: textOfDay(dayOf(clock())) });
    if (call === undefined) return hits;
    const aside = await Promise.all(hits.map((hit) => isSetAside(hit, call)));
    return hits.filter((_, i) => !aside[i]);
  };

  return {
    similar,
    binding: async (call, matter) => {
      const hit = (await similar(call, matter)).find(({ binds }) => binds);
      return hit === undefined ? undefined : bindingOf(hit.precedent);
    },
    read: async (precedent) => {
      const found = (await all()).find(({ id }) => id === precedent);
      return found === undefined ? fail(UNKNOWN) : ok(found);
    },
    setAside: async (seat, call, precedent, reason) => {
      if (reason.trim() === '') return fail(REASON_MISSING);
      if (!(await all()).some(({ id }) => id === precedent)) return fail(UNKNOWN);
      return store.append([
        newEvent(seat, precedentStream(precedent), {
          type: 'precedentSetAside',
          call,
          reason: reason.trim(),
        }),
      ]);
    },
    record: async (seat, precedent) => {
      const [wrong] = unknownCodes(precedent, reference.now().lists);
      if (wrong !== undefined)
        return fail({
          code: 'precedentBroken',
          message: `先例中有清单里没有的编号：${wrong.path.join('.')}。`,
        });
      const stream = precedentStream(precedent.id as PrecedentId);
      const done = await store.append([newEvent(seat, stream, { type: 'precedentRecorded', precedent })]);
      return done.ok ? ok(null) : done;
    },
  };
}

const REASON_MISSING: Failure = {
  code: 'reasonMissing',
  message: '不按会商先例办理，要写明为什么不是同类事项。',
};
const UNKNOWN: Failure = { code: 'precedentUnknown', message: '没有这个会商先例。' };
