import { assertNever } from '../../kernel/assertNever';
import type { Millis } from '../../kernel/clock';
import type { CallId } from '../../kernel/ids';
import { type Failure, fail, ok, type Result } from '../../kernel/result';
import type { Order } from '../Order';
import type { DutyParty, DutyPhoneKind } from '../roster/dutyPhone';
import { runningDutyCall } from './AtOnce';
import type { AtOnceEvent, DutyResult, ResponseStage } from './AtOnceEvent';

/** What the host or a person asks of an order's checklist and clocks. */
export type AtOnceCommand =
  | {
      readonly type: 'openAtOnce';
      readonly level: 1 | 2;
      readonly clause: string;
      readonly departments: readonly number[];
    }
  | {
      readonly type: 'dialDuty';
      readonly to: DutyParty;
      readonly call: CallId;
      readonly number: string;
      readonly kind: DutyPhoneKind;
      readonly roster?: string | undefined;
    }
  | {
      readonly type: 'endDutyCall';
      readonly call: CallId;
      readonly result: DutyResult;
      readonly startedAt: Millis;
      readonly answeredAt?: Millis | undefined;
      readonly endedAt: Millis;
    }
  | { readonly type: 'tellOtherwise'; readonly to: DutyParty; readonly reason: string; readonly at: Millis }
  | {
      readonly type: 'noteResponse';
      readonly department?: number | undefined;
      readonly stage: ResponseStage;
      readonly at: Millis;
    };

type Decision = Result<readonly AtOnceEvent[]>;

/**
 * The events that a command of the checklist records, or the rule it breaks. An order that is closed as a record,
 * because 110 has the caller, is still reported and phoned: 三（四）1 asks it of 12345 whoever took the call.
 */
export function decideAtOnce(order: Order, command: AtOnceCommand): Decision {
  switch (command.type) {
    case 'openAtOnce':
      return ok(sameList(order, command) ? [] : [{ ...command, type: 'atOnceOpened' }]);
    case 'dialDuty':
      return dial(order, command);
    case 'endDutyCall':
      return ok(endCall(order, command));
    case 'tellOtherwise':
      return tell(order, command);
    case 'noteResponse':
      return noteResponse(order, command);
    default:
      return assertNever(command);
  }
}

function sameList(
  { atOnce }: Order,
  { level, departments }: Extract<AtOnceCommand, { type: 'openAtOnce' }>,
): boolean {
  const listed = atOnce?.steps.map(({ to }) => to) ?? [];
  return atOnce?.level === level && departments.every((department) => listed.includes(department));
}

function dial(order: Order, { type: _, ...asked }: Extract<AtOnceCommand, { type: 'dialDuty' }>): Decision {
  const step = order.atOnce?.steps.find(({ to }) => to === asked.to);
  if (step === undefined) return fail(NOT_LISTED);
  if (runningDutyCall(order.atOnce) !== undefined)
    return fail({ code: 'dutyCallRunning', message: '正在拨打值守电话，请先结束这一通。' });
  return ok([{ type: 'dutyDialled', ...asked }]);
}

function endCall(
  order: Order,
  { type: _, ...ended }: Extract<AtOnceCommand, { type: 'endDutyCall' }>,
): readonly AtOnceEvent[] {
  const running = runningDutyCall(order.atOnce);
  if (running?.call !== ended.call) return [];
  return [{ type: 'dutyCallEnded', to: running.to, number: running.number, ...ended }];
}

function tell(order: Order, { to, reason, at }: Extract<AtOnceCommand, { type: 'tellOtherwise' }>): Decision {
  const step = order.atOnce?.steps.find((one) => one.to === to);
  if (step === undefined) return fail(NOT_LISTED);
  if (step.told !== undefined) return ok([]);
  if (reason.trim() === '')
    return fail({ code: 'reasonMissing', message: '请写明用什么方式告知、告知了谁（三（四））。' });
  return ok([{ type: 'toldOtherwise', to, reason: reason.trim(), toldAt: at }]);
}

function noteResponse(
  order: Order,
  { department, stage, at }: Extract<AtOnceCommand, { type: 'noteResponse' }>,
): Decision {
  if (!order.clocks.some((clock) => clock.department === department))
    return fail({ code: 'noClock', message: '这个单位没有正在计时的时限。' });
  const known = order.responses.some((one) => one.department === department && one.stage === stage);
  return ok(known ? [] : [{ type: 'responseNoted', department, stage, notedAt: at }]);
}

const NOT_LISTED: Failure = {
  code: 'notListed',
  message: '这个单位不在本工单的同步处置清单里。',
};
