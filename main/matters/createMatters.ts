// Runs in the host. What is known beyond the one call: its caller, the event it belongs to, the decision it follows.

import { sameNumbers } from '@shared/call/normalNumber';
import type { Problem } from '@shared/contract/Session';
import { orderStream } from '@shared/events/StreamId';
import { foldIntake } from '@shared/intake/foldIntake';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { IntakeState } from '@shared/intake/IntakeState';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, IdMaker, OrderId, PersonId, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { decideOrder } from '@shared/order/decideOrder';
import { orderFrom } from '@shared/order/evolveOrder';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { type CallerDesk, createCallerDesk } from '../callers/callerDesk';
import type { CallLog } from '../calls/callLog';
import type { OrderWriterDeps } from '../calls/orderWriter';
import { policeOrder } from '../calls/policeOrder';
import type { IntakeDeps } from '../calls/recordIntake';
import { createIncidentBoard, type IncidentBoard } from '../incidents/incidentBoard';
import { createPrecedentBook, type Matter, type PrecedentBook } from '../precedents/precedentBook';
import { readPrecedents } from '../precedents/readPrecedents';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';

export interface MattersDeps {
  readonly store: Store;
  readonly calls: CallLog;
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly newEvent: SeatEvents;
  readonly reference: ReferenceShelf;
  /** Folder of the decisions that came with the build. */
  readonly precedentDir: string;
  readonly practice: boolean;
  settings(seat: SeatId): SettingsStore;
  /** Who is signed in there by name. */
  personAt(seat: SeatId): PersonId | undefined;
  record(seat: SeatId, call: CallId, event: IntakeEvent): Promise<Result<unknown>>;
}

export interface Matters {
  readonly callers: CallerDesk;
  readonly incidents: IncidentBoard;
  readonly precedents: PrecedentBook;
  readonly problems: readonly Problem[];
  readonly marks: OrderWriterDeps['marks'];
  readonly handToPolice: IntakeDeps['handToPolice'];
  /** The intake of a call of this seat. */
  intakeOf(seat: SeatId, call: CallId): Promise<IntakeState | undefined>;
  returnOrder(seat: SeatId, order: OrderId, reason: string): Promise<Result<null>>;
}

export function createMatters(deps: MattersDeps): Matters {
  const { store, calls, newEvent, reference } = deps;
  const files = readPrecedents(deps.precedentDir, reference.now().lists, { examples: deps.practice });
  const shipped = () => [...files.precedents, ...reference.now().precedents];
  const precedents = createPrecedentBook({ ...deps, shipped });
  const callers = createCallerDesk(deps);

  const intakeOf = async (seat: SeatId, call: CallId) => {
    const past = await calls.read(call);
    if (past[0]?.seat !== seat) return undefined;
    return foldIntake(past, { side: sideOf(seat), lists: reference.at(seat).lists });
  };

  const incidents = createIncidentBoard({
    ...deps,
    linked: (seat) => !deps.practice && deps.settings(seat).read().platformServers.length > 0,
    levelOf: async (seat, call) => {
      const state = await intakeOf(seat, call);
      return state?.level ?? state?.proposed.level ?? 3;
    },
    confirmLevel: (seat, call, level) => deps.record(seat, call, { type: 'levelConfirmed', level }),
  });

  return {
    callers,
    incidents,
    precedents,
    problems: files.problems,
    intakeOf,
    marks: async (call, state) => ({
      incident: (await store.matter(call))?.incident,
      precedent: await precedents.binding(call, matterOf(state)),
    }),
    handToPolice: async (seat, call, state) => {
      if (state.nonCase !== 'harassment' || state.saved) return ok([]);
      const same = sameNumbers(state.callerNumber, deps.settings(seat).read().areaCode);
      const known = await store.callerEvidence(same, 'harassment');
      // Of a hidden number this call is all the proof there is.
      const evidence = known.some((one) => one.call === call)
        ? known
        : [
            ...known,
            {
              call,
              at: (await store.readCall(call))?.startedAt ?? deps.clock(),
              nonCase: 'harassment' as const,
            },
          ];
      const order = await policeOrder(deps, seat, call, state, evidence);
      if (!order.ok) return order;
      const reason = state.form.narrative.trim().slice(0, 200) || '恶意骚扰来电';
      return ok([
        ...order.value,
        ...(order.value.length === 0
          ? []
          : callers.marking(seat, call, state.callerNumber, { kind: 'harassment', reason })),
      ]);
    },
    returnOrder: async (seat, id, reason) => {
      const stream = orderStream(id);
      const events = await store.readStream(stream);
      const order = orderFrom(events.map(({ body }) => body as OrderEvent));
      if (order === undefined) return fail({ code: 'orderUnknown', message: '没有这张工单。' });
      const { row, item, form } = order.content;
      const precedent = await precedents.binding(order.call, { row, item, ...placed(form) });
      const who = { side: sideOf(seat), person: deps.personAt(seat), precedent };
      const decided = decideOrder(order, { type: 'returnOrder', reason }, who);
      if (!decided.ok) return decided;
      const done = await store.append(
        decided.value.map((body) => newEvent(seat, stream, body)),
        { stream, version: events.length },
      );
      return done.ok ? ok(null) : done;
    },
  };
}

const placed = ({ narrative, division }: IntakeState['form']) => ({ narrative, division });

export const matterOf = ({ row, item, form }: IntakeState): Matter => ({ row, item, ...placed(form) });
