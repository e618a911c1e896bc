import type { AttemptResult } from '../call/CallFact';
import { type IntakeContext, reached } from './IntakeContext';
import type { IntakeEffect } from './IntakeEffect';
import { partnerOf } from './intakeRules';

const LAST_TRY: Readonly<Record<AttemptResult, string>> = {
  handedOff: '已接手',
  threeParty: '已三方通话',
  busy: '对方忙',
  noAnswer: '对方无应答',
  rejected: '对方拒接',
  failed: '未能接通',
  cancelled: '已取消',
  callerGone: '来电人已离线',
};

/** The order for this matter as it stands now. */
export const saveOrder = (context: IntakeContext): IntakeEffect => ({
  type: 'saveOrder',
  again: context.saved,
});

/**
 * Where the matter was answered or the other side has taken it in the call, the order here is a record and is closed. One that was
 * dispatched waits for its receiver.
 */
export function closeOrder(context: IntakeContext): IntakeEffect | undefined {
  const result = context.dispatchSent ? undefined : doneInCall(context);
  return result === undefined ? undefined : { type: 'closeOrder', result };
}

function doneInCall({ disposal, attempts, settled }: IntakeContext): string | undefined {
  if (disposal === 'answered') return '来电时已当场答复（四（二））';
  if (disposal === 'settledTheirs') return `三方通话约定由${settled?.takenBy ?? '对方'}受理（三（二）2）`;
  if (disposal !== 'handedOff') return undefined;
  const taken = attempts.findLast(({ result }) => result === 'handedOff');
  return `已一键互转至${taken?.target ?? '对方'}（三（二）1）`;
}

export const dispatchOrder = (context: IntakeContext): IntakeEffect => ({
  type: 'dispatchOrder',
  to: partnerOf(context),
  reason: dispatchReason(context),
});

/** Why it goes by order and not by call: what the receiving side reads first. */
function dispatchReason({ danger, consent, line, attempts }: IntakeContext): string {
  const last = attempts.at(-1);
  const tried = last === undefined || reached(last.result) ? '' : `；${last.target}${LAST_TRY[last.result]}`;
  if (danger.now) return `现场危险，请立即派警（三（三）1）${tried}`;
  if (consent === 'refused') return `来电人不同意转接，工单互派（三（二）3）${tried}`;
  if (consent === 'notPossible') return `无法征询来电人意见，工单互派（三（二）3）${tried}`;
  if (line === 'gone' || line === 'lost') return `来电已中断，工单互派（三（二）3）${tried}`;
  return `工单互派（三（二）3）${tried}`;
}
