// Runs in the host. The official data in use, and the one way in which newer ones come to count: at once everywhere,
// except for lists and questions at a seat that is in a call. There they would change under the operator's hands, and
// the rows that he chose would be judged by another list: they wait for the end of its last call.

import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { type KnowledgeFinder, knowledgeFinder } from '@shared/knowledge/findKnowledge';
import type { KnowledgeBook } from '@shared/knowledge/knowledgeSchema';
import type { FollowUpData } from '@shared/order/atOnce/followUps';
import { calendarOf } from '@shared/order/clock/Calendar';
import type { ReferenceContents } from '@shared/reference/ReferenceContents';
import { REFERENCE_GROUPS, type ReferenceGroup } from '@shared/reference/ReferenceGroup';
import type { ReferenceUpdate, ReferenceVersions } from '@shared/reference/ReferenceUpdate';
import { updateOf } from '@shared/reference/updateOf';
import type { Store } from '../store/Store';
import { loadReference, type Reference, type ReferencePlaces } from './loadReference';

/** What counts now. The same object as long as nothing changes. */
export interface InUse extends ReferenceContents {
  readonly versions: ReferenceVersions;
  /** What checklists and clocks are worked out by. */
  readonly followUp: FollowUpData;
  readonly findKnowledge: KnowledgeFinder;
}

export interface ReferenceShelf {
  /** At this seat, for the calls and orders of its person. */
  at(seat: SeatId): InUse;
  /** The newest, for what belongs to no seat's call. */
  now(): InUse;
  /** What has come to count at this seat since the start: the last change of each group, newest last. */
  updates(seat: SeatId): readonly ReferenceUpdate[];
  /** Something on the disk is new. Settles when it counts wherever it may. */
  refresh(): Promise<void>;
  onChange(fn: (seat: SeatId, updates: readonly ReferenceUpdate[]) => void): () => void;
  close(): Promise<void>;
}

export interface ReferenceShelfDeps {
  readonly loaded: Reference;
  readonly places: ReferencePlaces;
  readonly store: Pick<Store, 'openCalls' | 'onCommitted'>;
  readonly seats: readonly SeatId[];
  readonly clock: Clock;
}

export function createReferenceShelf(deps: ReferenceShelfDeps): ReferenceShelf {
  const { places, store, seats, clock } = deps;
  const listeners = new Set<(seat: SeatId, updates: readonly ReferenceUpdate[]) => void>();
  const told = new Map<SeatId, readonly ReferenceUpdate[]>();
  let newest = deps.loaded;
  let newestInUse = inUseOf(newest);
  const atSeat = new Map(seats.map((seat) => [seat, { read: newest, inUse: newestInUse }]));
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const mine = turn.then(step);
    turn = mine.catch(() => undefined);
    return mine;
  };

  /** Brings a seat to the newest, or as near to it as its call allows. */
  const settle = async (seat: SeatId): Promise<void> => {
    const before = atSeat.get(seat);
    if (before === undefined || before.read === newest) return;
    const busy = (await store.openCalls(seat)).length > 0;
    const read = busy ? heldBack(newest, before.read) : newest;
    if (busy && same(read, before.read)) return;
    const inUse = read === newest ? newestInUse : inUseOf(read);
    atSeat.set(seat, { read, inUse });
    const updates = updatesBetween(before.read, read, clock());
    if (updates.length === 0) return;
    const groups = new Set(updates.map(({ group }) => group));
    const others = (told.get(seat) ?? []).filter(({ group }) => !groups.has(group));
    told.set(seat, [...others, ...updates]);
    for (const fn of listeners) fn(seat, updates);
  };

  const off = store.onCommitted((events) => {
    const ofCalls = new Set(
      events.filter(({ stream }) => stream.startsWith('call:')).map(({ seat }) => seat),
    );
    for (const seat of ofCalls)
      if (atSeat.get(seat)?.read !== newest) void inTurn(() => settle(seat)).catch(() => undefined);
  });

  return {
    at: (seat) => atSeat.get(seat)?.inUse ?? newestInUse,
    now: () => newestInUse,
    updates: (seat) => told.get(seat) ?? [],
    refresh: () =>
      inTurn(async () => {
        const loaded = loadReference(places, newest);
        if (!loaded.ok || same(loaded.value, newest)) return;
        newest = loaded.value;
        newestInUse = inUseOf(newest);
        for (const seat of seats) await settle(seat);
      }),
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: async () => {
      off();
      await turn;
    },
  };
}

/** What would change under the operator's hands. */
const HELD: ReadonlySet<ReferenceGroup> = new Set(['lists', 'questions']);

const heldBack = (newer: Reference, before: Reference): Reference => ({
  ...newer,
  lists: before.lists,
  data: { ...newer.data, lists: before.lists, questions: before.data.questions },
  versions: { ...newer.versions, ...pick(before.versions) },
  stamps: { ...newer.stamps, ...pick(before.stamps) },
});

const pick = <T>(of: Readonly<Record<ReferenceGroup, T>>): Partial<Record<ReferenceGroup, T>> =>
  Object.fromEntries([...HELD].map((group) => [group, of[group]]));

/** Cut once for each book, whatever else changes. */
const finders = new WeakMap<KnowledgeBook, KnowledgeFinder>();
const finderOf = (book: KnowledgeBook): KnowledgeFinder => {
  const finder = finders.get(book) ?? knowledgeFinder(book);
  finders.set(book, finder);
  return finder;
};

const inUseOf = ({ data, versions }: Reference): InUse => ({
  ...data,
  versions,
  findKnowledge: finderOf(data.knowledge),
  followUp: { rows: data.lists.rows, rules: data.rules, calendar: calendarOf(data.calendar) },
});

const same = (one: Reference, other: Reference): boolean =>
  REFERENCE_GROUPS.every(
    (group) => one.stamps[group] === other.stamps[group] && one.versions[group] === other.versions[group],
  );

/** A group given out anew with the same texts is a newer version with no change. */
const updatesBetween = (before: Reference, after: Reference, at: number): readonly ReferenceUpdate[] =>
  REFERENCE_GROUPS.filter(
    (group) =>
      before.stamps[group] !== after.stamps[group] || before.versions[group] !== after.versions[group],
  ).map((group) => ({
    group,
    version: after.versions[group],
    at,
    ...updateOf(group, before.data, after.data),
  }));
