import type { OrderContent } from '../order/OrderEvent';
import { reached } from './IntakeContext';
import type { IntakeState } from './IntakeState';

/** The matter as the order keeps it. What was skipped has its proposal: the level, the owner. */
export function orderContentOf(state: IntakeState): OrderContent {
  return {
    form: state.form,
    callerNumber: state.callerNumber,
    row: state.row,
    item: state.item,
    owner: state.owner.owner,
    clause: state.owner.clause,
    level: state.level ?? state.proposed.level,
    dangerNow: state.danger.now,
    danger: state.danger.kinds,
    ...(state.danger.lowered === undefined ? {} : { dangerLowered: state.danger.lowered }),
    ...(Object.keys(state.answers).length === 0 ? {} : { answers: state.answers }),
    ...(state.settled === undefined ? {} : { settled: state.settled }),
    attempts: state.attempts,
    linkage: isLinkage(state),
  };
}

/** 四（一）: the matter is marked where both sides have a hand in it. */
const isLinkage = ({ attempts, disposal, handover, owner }: IntakeState): boolean =>
  handover !== undefined ||
  disposal === 'dispatched' ||
  owner.owner === 'both' ||
  attempts.some(({ result }) => reached(result));
