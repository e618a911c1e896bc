import type { Millis } from '../../kernel/clock';
import type { Failure } from '../../kernel/result';
import { duePoints } from '../atOnce/clocksToStart';
import type { Order } from '../Order';
import type { OrderEvent } from '../OrderEvent';

/** Every rule that a step in an order's life can break: code, sentence, and the clause where the plan has one. */
export const RULES = {
  notHolder: ({ holder }: Order): Failure => ({
    code: 'notHolder',
    message: `工单现在由${holder}办理，本方不能做这一步（三（二）3）。`,
  }),
  over: ({ number, state, mergedInto }: Order): Failure =>
    state === 'merged'
      ? {
          code: 'orderMerged',
          message: `工单${number}已并入${mergedInto?.number ?? ''}，请在主单上办理。`,
          hint: '并错了的，可以先拆单。',
        }
      : {
          code: 'orderClosed',
          message: `工单${number}已经办结，不能再改。`,
          hint: '需要继续办理的，请班长重新打开。',
        },
  draft: { code: 'draftOnly', message: '草稿还没有提交，请先提交再办理。' },
  noDraft: { code: 'draftOnly', message: '只有草稿可以作废；已提交的工单请办结。' },
  waits: { code: 'waitsForAnswer', message: '工单已派给对方，对方接收或退回以前不能办理。' },
  narrative: { code: 'narrativeMissing', message: '诉求内容不能为空。' },
  levelReason: { code: 'reasonMissing', message: '降低联动级别要写明理由（三（四））。' },
  department: { code: 'departmentMissing', message: '派发要选至少一个联动部门（附件2）。' },
  answered: {
    code: 'orderAnswered',
    message: '已经有办理结果，不能再派发。',
    hint: '结果不成立的，请回访后由班长重新打开。',
  },
  result: { code: 'resultMissing', message: '请写明办理结果。' },
  resultFirst: { code: 'resultMissing', message: '已派发给部门，记录办理结果以后才能办结（四（一））。' },
  nothingToTell: { code: 'resultMissing', message: '还没有办理结果，不能回访。' },
  callBackFirst: {
    code: 'callBackMissing',
    message: '办结前要回访来电人。',
    hint: '不需要回访的，请写明原因。',
  },
  satisfaction: { code: 'satisfactionMissing', message: '已接通的回访要记录满意度。' },
  dissatisfied: {
    code: 'dissatisfied',
    message: '来电人不满意，要由班长核实后办结或重新打开（四（一））。',
  },
  untilPast: { code: 'untilPast', message: '督办时限要在现在以后。' },
  notClosed: { code: 'notClosed', message: '工单没有办结，不用重新打开。' },
  sameOrder: { code: 'sameOrder', message: '不能关联或并入工单自己。' },
  notMerged: { code: 'notMerged', message: '工单没有并入其他工单。' },
  mergeLevel: {
    code: 'levelLower',
    message: '主单的联动级别低于被并工单，并入后时限会变长（三（四））。',
    hint: '请先提高主单的级别。',
  },
  danger: { code: 'dangerNow', message: '标记了现场危险的工单不能并单，请单独办理（三（三）1）。' },
  organisation: {
    code: 'organisationWrong',
    message: '统一社会信用代码不对：应为18位，末位校验（四（一））。',
  },
  matterUnknown: { code: 'matterUnknown', message: '分流事项清单里没有这个事项，没有改（附件3）。' },
  division: { code: 'divisionWrong', message: '行政区划代码应为6位数字（四（一））。' },
  escalation: {
    code: 'escalationWrong',
    message: '升级的方向不对：事态升级、涉嫌违法犯罪的派给110，现场发现属其他部门的派给12345（三（二）3）。',
  },
  reason: (what: string): Failure => ({ code: 'reasonMissing', message: `${what}要写明原因。` }),
} as const satisfies Record<string, Failure | ((...about: never[]) => Failure)>;

/** The answers that the clocks of a department (or all, without one) still wait for, as given at `at`. */
export function waitsFor(order: Order, department: number | undefined, at: Millis): readonly OrderEvent[] {
  const waiting = duePoints(order).filter(
    (point) => department === undefined || point.department === department,
  );
  return waiting.flatMap(({ department: whose, stage }): OrderEvent[] => {
    const noted = (one: typeof stage): OrderEvent => ({
      type: 'responseNoted',
      stage: one,
      notedAt: at,
      ...(whose === undefined ? {} : { department: whose }),
    });
    return stage === 'firstResponse' ? [noted('firstResponse'), noted('progress')] : [noted('progress')];
  });
}
