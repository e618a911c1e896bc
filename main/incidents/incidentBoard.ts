// Runs in the host. One event, many callers: reports that are alike are offered as one, at whatever seat they come.

import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { incidentStream } from '@shared/events/StreamId';
import { type Incident, incidentFrom } from '@shared/incident/Incident';
import type { IncidentEvent, IncidentMember } from '@shared/incident/IncidentEvent';
import type { IncidentView } from '@shared/incident/IncidentView';
import { placeKey } from '@shared/incident/placeKey';
import { proposeIncidentLevel } from '@shared/incident/proposeIncidentLevel';
import { type MatterKey, sameMatter } from '@shared/incident/sameMatter';
import type { Level } from '@shared/intake/IntakeEvent';
import type { CallId, IdMaker, IncidentId, OrderId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { maskNumbersIn } from '@shared/order/maskNumber';
import type { OrderContent } from '@shared/order/OrderEvent';
import { readOrder } from '../orders/dutyCalls';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { MatterRow } from '../store/projections/MatterRow';
import type { Store } from '../store/Store';
import { callerTag } from './callerTag';
import { orderNumberOf } from './orderNumberOf';

export interface IncidentDeps {
  readonly store: Store;
  readonly ids: IdMaker;
  readonly newEvent: SeatEvents;
  settings(seat: SeatId): SettingsStore;
  /** There is a platform, and the log is not the practice log: somebody may hear of it. */
  linked(seat: SeatId): boolean;
  /** The level that the matter of a call has or is proposed. */
  levelOf(seat: SeatId, call: CallId): Promise<Level>;
  /** Records that the operator takes this level for the call. */
  confirmLevel(seat: SeatId, call: CallId, level: Level): Promise<Result<unknown>>;
}

export interface IncidentBoard {
  similar(seat: SeatId, call: CallId): Promise<Result<IncidentView | null>>;
  join(seat: SeatId, call: CallId): Promise<Result<IncidentView>>;
  leave(seat: SeatId, call: CallId): Promise<Result<IncidentView | null>>;
  decide(seat: SeatId, call: CallId, level: Level): Promise<Result<IncidentView>>;
  /** Orders that were just written: grave ones are told to the other hosts, once a call. */
  heard(events: readonly RecordedEvent[]): void;
  /** What `heard` began is done. */
  settled(): Promise<unknown>;
}

/** What there is to join, with everything that joining needs. */
interface Found {
  readonly id?: IncidentId | undefined;
  readonly incident?: Incident | undefined;
  readonly members: readonly MatterRow[];
}

export function createIncidentBoard(deps: IncidentDeps): IncidentBoard {
  const { store, ids, newEvent } = deps;
  // One after the other: two seats that join in the same moment must not make two events of one.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = turn.then(step, step);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const incidentOf = async (id: IncidentId) =>
    incidentFrom((await store.readStream(incidentStream(id))).map(({ body }) => body as IncidentEvent));

  const find = async (own: MatterRow): Promise<Found | undefined> => {
    if (own.incident !== undefined) return opened(own.incident);
    if (own.row === '' || own.nonCase !== undefined) return undefined;
    const { sameEventBy: by, sameEventWithin: within } = deps.settings(own.seat).read();
    const near = await store.mattersNear(own.row, own.startedAt - within, own.startedAt + within);
    const alike = near.filter(
      (one) => isAnother(one, own) && sameMatter(keyOf(one), keyOf(own), { by, within }),
    );
    for (const id of new Set(alike.flatMap(({ incident }) => incident ?? []))) {
      const found = await opened(id);
      if (found.incident && !found.incident.left.includes(own.call)) return found;
    }
    const loose = alike.filter(({ incident }) => incident === undefined);
    return loose.length === 0 ? undefined : { members: loose };
  };

  const opened = async (id: IncidentId): Promise<Found> => {
    const [incident, members] = await Promise.all([incidentOf(id), store.mattersOf(id)]);
    return { id, incident, members };
  };

  const view = async (own: MatterRow): Promise<IncidentView | null> => {
    const found = await find(own);
    const first = found?.members[0];
    if (found === undefined || first === undefined) return null;
    const joined = own.incident !== undefined;
    const callers = callersOf(found.id ?? toldAs(found.members), found.members);
    const ownLevel = await deps.levelOf(own.seat, own.call);
    const level = Math.min(
      ownLevel,
      found.incident?.decided?.level ?? 3,
      ...found.members.map((one) => one.level ?? 3),
    ) as Level;
    const decidedAt = found.incident?.decided?.callers ?? 0;
    return {
      call: own.call,
      incident: found.id,
      joined,
      callers,
      first: {
        call: first.call,
        at: first.startedAt,
        seat: first.seat,
        place: maskNumbersIn(first.place),
        excerpt: first.excerpt,
        order: await orderNumberOf(store, first.call),
      },
      level,
      proposed: joined ? proposeIncidentLevel({ callers, level, decidedAt }) : undefined,
    };
  };

  const owned = async (seat: SeatId, call: CallId): Promise<MatterRow | undefined> => {
    const own = await store.matter(call);
    return own?.seat === seat ? own : undefined;
  };

  const record = (seat: SeatId, id: IncidentId, body: IncidentEvent) =>
    store.append([newEvent(seat, incidentStream(id), body)]);

  /** What it is like after the step. */
  const after = async (seat: SeatId, call: CallId): Promise<Result<IncidentView>> => {
    const own = await owned(seat, call);
    const now = own === undefined ? null : await view(own);
    return now === null ? fail(NOTHING_ALIKE) : ok(now);
  };

  const tellGrave = async (order: OrderId): Promise<void> => {
    const written = await readOrder(store, order);
    if (written?.call === undefined || !isGrave(written.content)) return;
    const own = await store.matter(written.call);
    if (own === undefined || own.row === '' || own.incident !== undefined || own.foreignTag !== undefined)
      return;
    const id = reportId(own.call);
    if ((await store.readStream(incidentStream(id))).length > 0) return;
    await record(own.seat, id, { type: 'reportTold', member: memberOf(id, own) });
  };

  return {
    heard: (events) => {
      for (const { stream, body, origin, seat } of events)
        if (
          origin === 'seat' &&
          (body.type === 'orderCreated' || body.type === 'orderEdited') &&
          deps.linked(seat)
        )
          void inTurn(() => tellGrave(stream.slice('order:'.length) as OrderId)).catch(() => undefined);
    },
    settled: () => turn,
    similar: async (seat, call) => {
      const own = await owned(seat, call);
      return ok(own === undefined ? null : await view(own));
    },
    join: (seat, call) =>
      inTurn(async () => {
        const own = await owned(seat, call);
        const found = own === undefined ? undefined : await find(own);
        if (own === undefined || found === undefined) return fail(NOTHING_ALIKE);
        if (own.incident !== undefined) return after(seat, call);
        const { row, item, division, place } = found.members[0] ?? own;
        const reports = [...found.members, own];
        const id = found.id ?? toldAs(found.members) ?? (ids() as IncidentId);
        const done = await record(
          seat,
          id,
          found.id === undefined
            ? {
                type: 'incidentOpened',
                row,
                item,
                division,
                place: maskNumbersIn(place),
                calls: reports.map((one) => one.call),
                members: reports.map((one) => memberOf(id, one)),
              }
            : { type: 'incidentJoined', call, member: memberOf(id, own) },
        );
        return done.ok ? after(seat, call) : done;
      }),
    leave: (seat, call) =>
      inTurn(async () => {
        const own = await owned(seat, call);
        if (own?.incident === undefined) return fail(NOT_JOINED);
        const done = await record(seat, own.incident, { type: 'incidentLeft', call });
        if (!done.ok) return done;
        const now = await owned(seat, call);
        return ok(now === undefined ? null : await view(now));
      }),
    decide: (seat, call, level) =>
      inTurn(async () => {
        const own = await owned(seat, call);
        const now = own === undefined ? null : await view(own);
        if (own?.incident === undefined || now === null) return fail(NOT_JOINED);
        if (now.proposed === undefined || (level !== now.proposed && level !== now.level))
          return fail(NOTHING_PROPOSED);
        if (level === now.proposed) {
          const confirmed = await deps.confirmLevel(seat, call, level);
          if (!confirmed.ok) return confirmed;
        }
        const { callers } = now;
        const done = await record(seat, own.incident, { type: 'incidentLevelDecided', level, callers, call });
        return done.ok ? after(seat, call) : done;
      }),
  };
}

/**
 * The same caller again is known by the number, of a report that another host told by its tag; one's own hand-over,
 * arrived at the partner, is no second report.
 */
function isAnother(one: MatterRow, own: MatterRow): boolean {
  if (one.call === own.call) return false;
  if (one.incident !== undefined) return true;
  const { foreignTag: tag } = one;
  if (tag !== undefined) return tag === '' || tag !== callerTag(reportId(one.call), own.caller);
  return one.caller === '' || one.caller !== own.caller;
}

/** 三（四）1–2, or somebody in danger: few enough for every seat of the region to hear of each. */
const isGrave = ({ level, dangerNow }: OrderContent): boolean => level < 3 || dangerNow;

const reportId = (call: CallId): IncidentId => call as string as IncidentId;

/** Of reports that other hosts told, the first one's own: its tag holds there. */
function toldAs(members: readonly MatterRow[]): IncidentId | undefined {
  const told = members.find(({ foreignTag }) => foreignTag !== undefined);
  return told && reportId(told.call);
}

const keyOf = ({ row, item, division, place, startedAt }: MatterRow): MatterKey => ({
  row,
  item,
  division,
  place: placeKey(place),
  at: startedAt,
});

/**
 * Different callers; of a hidden number nobody knows whether it is the same, so each call counts. Of a report from
 * another host only the tag is known.
 */
function callersOf(id: IncidentId | undefined, members: readonly MatterRow[]): number {
  const tagOf = ({ caller, foreignTag }: MatterRow) =>
    foreignTag ?? (id === undefined ? caller : callerTag(id, caller));
  return new Set(members.map((one) => tagOf(one) || one.call)).size;
}

const memberOf = (id: IncidentId, own: MatterRow): IncidentMember => ({
  call: own.call,
  seat: own.seat,
  at: own.startedAt,
  row: own.row,
  item: own.item,
  division: own.division,
  place: maskNumbersIn(own.place),
  ...(own.level === undefined ? {} : { level: own.level }),
  tag: own.foreignTag ?? callerTag(id, own.caller),
});

const NOTHING_ALIKE: Failure = { code: 'nothingAlike', message: '现在没有同类来电可以并案。' };
const NOT_JOINED: Failure = { code: 'notInIncident', message: '这通来电还没有并入事件。' };
const NOTHING_PROPOSED: Failure = { code: 'nothingProposed', message: '现在没有要决定的级别建议。' };
