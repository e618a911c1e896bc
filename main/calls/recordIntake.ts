// Runs in the host. One step of the operator: decided by the machine, recorded, then carried out.
import type { LadderStep } from '@shared/call/CallFact';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import { decideIntake } from '@shared/intake/decideIntake';
import { evolveIntake } from '@shared/intake/foldIntake';
import { handoverOf } from '@shared/intake/handoverOf';
import type { IntakeEffect } from '@shared/intake/IntakeEffect';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { IntakeState } from '@shared/intake/IntakeState';
import type { Clock } from '@shared/kernel/clock';
import type { AttemptId, CallId, HandoverId, IdMaker, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { CallLog } from './callLog';
import type { OrderWriter } from './orderWriter';

export interface IntakeDeps {
  readonly store: Store;
  readonly calls: CallLog;
  readonly orders: OrderWriter;
  readonly reference: Pick<ReferenceShelf, 'at'>;
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly newEvent: SeatEvents;
  /** 五（四）: what follows from a call that ends as harassment; nothing from any other. */
  handToPolice(seat: SeatId, call: CallId, state: IntakeState): Promise<Result<readonly NewEvent[]>>;
  /** Whether the seat's phone can dial now; otherwise why not, as the person should read it. */
  phoneReady(seat: SeatId): Result<null>;
  tellPhone(seat: SeatId, command: PhoneCommand): void;
  /** 移交单 ahead of its call: on its way when this returns. */
  sendHandover(record: HandoverRecord): void;
}

interface Performed {
  readonly events: readonly NewEvent[];
  readonly command?: PhoneCommand | undefined;
  readonly handover?: HandoverRecord | undefined;
}

/**
 * Records `event` in the stream of its call with everything that follows from it, in one transaction; the phone is
 * told after the commit. Refusals of the machine come back as they are.
 */
export function recordIntake(
  deps: IntakeDeps,
  seat: SeatId,
  call: CallId,
  event: IntakeEvent,
): Promise<Result<{ version: number }>> {
  const { store, calls, newEvent } = deps;
  return calls.inTurn(call, async () => {
    const past = await calls.read(call);
    if (past.length === 0 || past[0]?.seat !== seat)
      return fail({ code: 'callUnknown', message: '这个座席没有这通电话的记录。' });
    const { lists } = deps.reference.at(seat);
    const setting = { side: sideOf(seat), lists };
    const before = await calls.intake(call, setting);
    const decided = decideIntake(before, event, lists);
    if (!decided.ok) return decided;
    const own = newEvent(seat, callStream(call), event);
    const after = lazy(() => evolveIntake(before, [own], setting));
    const done = await perform(deps, seat, call, after, decided.value.effects);
    if (!done.ok) return done;
    const police = event.type === 'wrapUpDone' ? await deps.handToPolice(seat, call, after()) : ok([]);
    if (!police.ok) return police;
    const saving = store.append([own, ...done.value.events, ...police.value]);
    // In this thread, while the store's thread writes.
    calls.foretell(own, after());
    const appended = await saving;
    if (!appended.ok) return appended;
    if (done.value.handover) deps.sendHandover(done.value.handover);
    if (done.value.command) deps.tellPhone(seat, done.value.command);
    return ok({ version: appended.value[0]?.version ?? 0 });
  });
}

async function perform(
  deps: IntakeDeps,
  seat: SeatId,
  call: CallId,
  after: () => IntakeState,
  effects: readonly IntakeEffect[],
): Promise<Result<Performed>> {
  if (effects.length === 0) return ok({ events: [] });
  const ladder = effects.find((effect) => effect.type === 'startLadder');
  if (ladder) return startLadder(deps, seat, call, after(), ladder);
  const written = await deps.orders.write({ seat, call, state: after(), effects });
  return written.ok ? ok({ events: written.value }) : written;
}

function startLadder(
  { ids, clock, newEvent, phoneReady }: IntakeDeps,
  seat: SeatId,
  call: CallId,
  state: IntakeState,
  { step, target }: { readonly step: LadderStep; readonly target: string },
): Result<Performed> {
  const ready = phoneReady(seat);
  if (!ready.ok) return ready;
  const handover = ids() as HandoverId;
  const record = handoverOf(state, { id: handover, from: seat, step, target, at: clock() });
  const sent = newEvent(seat, callStream(call), { type: 'handoverSent', record });
  const { row, danger, dangerNow } = record;
  const brief = { row, danger: dangerNow ? danger : [], dangerNow };
  const type = step === 'transfer' ? 'transfer' : 'joinThreeParty';
  return ok({
    events: [sent],
    handover: record,
    command: { type, call, attempt: ids() as AttemptId, handover, brief, target },
  });
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
