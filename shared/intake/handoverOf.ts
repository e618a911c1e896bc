import type { LadderStep } from '../call/CallFact';
import type { HandoverRecord } from '../call/HandoverRecord';
import type { HandoverId, SeatId } from '../kernel/ids';
import type { IntakeState } from './IntakeState';

/** What the host adds to the intake when it accepts `ladderStarted`. `at` in milliseconds. */
export interface HandoverEnvelope {
  readonly id: HandoverId;
  readonly from: SeatId;
  readonly step: LadderStep;
  readonly target: string;
  readonly at: number;
}

/** 移交单: what the partner sees before answering. */
export function handoverOf(state: IntakeState, envelope: HandoverEnvelope): HandoverRecord {
  const { id, from, target, at } = envelope;
  return {
    id,
    from,
    target,
    fromSide: state.side,
    callerNumber: state.callerNumber,
    row: state.row,
    item: state.item,
    place: state.form.place,
    division: state.form.division,
    narrative: state.form.narrative,
    danger: state.danger.kinds,
    dangerNow: state.danger.now,
    ...((state.danger.words ?? []).length > 0 ? { dangerWords: state.danger.words } : {}),
    ...(Object.keys(state.answers).length > 0 ? { answers: state.answers } : {}),
    reason: reasonOf(state, envelope),
    consent: state.consent,
    at,
  };
}

/** One sentence with the clause of the step and the clause that decides the owner. */
function reasonOf(state: IntakeState, { step, target }: HandoverEnvelope): string {
  const { owner, danger, fallback } = state;
  const listed = owner.clause === '' || owner.clause === '三（三）1' ? '' : `，依据${owner.clause}`;
  if (danger.now) return `现场有危险，先行处置（三（三）1）${listed}`;
  if (step === 'transfer') {
    const said = owner.why === undefined ? '' : `，座席说明：${owner.why}`;
    return `属于${target}受理范围，一键互转（三（二）1）${listed}${said}`;
  }
  if (fallback === target) return `一键转接不成功，三方通话（三（二）2）${listed}`;
  return owner.owner === 'unclear' || owner.owner === 'both'
    ? `责任单位不明确或职责交叉，三方通话（三（二）2）${listed}`
    : `协商受理，三方通话（三（二）2）${listed}`;
}
