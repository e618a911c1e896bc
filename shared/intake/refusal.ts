import { assertNever } from '../kernel/assertNever';
import type { Failure } from '../kernel/result';
import type { IntakeEvent } from './IntakeEvent';
import type { IntakeState, IntakeStep } from './IntakeState';
import { isTarget, lineOpen, mayJoin, mayTransfer, wasShared } from './intakeRules';

const STEP_NAMES: Readonly<Record<IntakeStep, string>> = {
  idle: '还没有来电',
  ringing: '来电还没有接听',
  greeting: '正在问候',
  work: '正在受理',
  consent: '来电人已同意，等待拨号',
  transferring: '正在转接',
  joining: '正在接通三方',
  threeParty: '正在三方通话',
  returned: '转接未成，已回到来电人',
  settling: '等待记录由谁受理',
  order: '等待决定工单去向',
  level: '等待确认级别',
  save: '等待保存',
  wrapUp: '已进入话后整理',
  done: '本次受理已结束',
};

const DANGER_FIRST: Failure = {
  code: 'must110First',
  message: '现场有危险，先让110出警（三（三）1），再做这一步。',
  hint: '按F6转110，或按F8派单给110；危险已解除的，写明理由后解除。',
};

/** Why the machine does not take `event` at `state`, in one sentence, and what can be done instead. */
export function refusal(state: IntakeState, event: IntakeEvent): Failure {
  switch (event.type) {
    case 'dangerLowered':
      return state.danger.now
        ? { code: 'reasonMissing', message: '解除危险要写明理由，班长看得到。' }
        : { code: 'noDanger', message: '现在没有标记危险。' };
    case 'ownerOverruled':
      return event.reason.trim() === ''
        ? { code: 'reasonMissing', message: '改判受理方要写明理由。' }
        : notNow(state);
    case 'ladderStarted':
      return notDialled(state, event);
    case 'consentRecorded':
      return event.consent === 'given' && !lineOpen(state) ? lineIsOver() : notNow(state);
    case 'keptHere':
    case 'submitted':
      if (state.step === 'threeParty') return inThreeParty();
      return state.must110First ? DANGER_FIRST : notNow(state);
    case 'answeredDirectly':
      return {
        code: 'noDirectAnswer',
        message: '只有三级的咨询可以当场答复办结；有危险、已转对方或其他诉求的，请按工单办理（四（二））。',
      };
    case 'settled':
      return { code: 'notJoined', message: '还没有过三方通话，没有可以记录的约定（三（二）2）。' };
    case 'nonCaseMarked':
      return notNonCase(state, event);
    case 'dispatchChosen':
      if (state.step === 'threeParty') return inThreeParty();
      if (state.dispatchSent)
        return { code: 'alreadyDispatched', message: '工单已经派给对方，不再重复派发。' };
      return notNow(state);
    case 'wrapUpDone':
      return state.step === 'wrapUp'
        ? { code: 'lineOpen', message: '来电人还在线上，挂断以后才能结束话后整理。' }
        : unfinished(state);
    case 'fieldsWritten':
    case 'rowChosen':
    case 'overlapAnswered':
    case 'questionAnswered':
      return state.attempt === undefined ? notNow(state) : readOnly();
    case 'greeted':
    case 'levelConfirmed':
    case 'dangerMarked':
      return notNow(state);
    default:
      return assertNever(event);
  }
}

function notDialled(state: IntakeState, event: Extract<IntakeEvent, { type: 'ladderStarted' }>): Failure {
  if (state.attempt !== undefined)
    return { code: 'attemptRunning', message: `正在呼叫${state.attempt.target}，先取消再拨。` };
  if (!isTarget(state, event.target))
    return { code: 'targetWrong', message: `不能拨 ${event.target}：要拨对方的号码，不是本方的。` };
  if (state.step === 'wrapUp' || state.step === 'done' || state.step === 'threeParty') return notNow(state);
  if (!lineOpen(state)) return lineIsOver();
  if (event.step === 'transfer' && !mayTransfer(state))
    return {
      code: 'consentMissing',
      message: '转接前要征得来电人同意（三（二）1）。',
      hint: '按1同意、2不同意、3无法征询；现场有危险的，按F10后直接转。',
    };
  if (event.step === 'threeParty' && !mayJoin(state))
    return {
      code: 'consentRefused',
      message: '来电人不同意转接，不能拉入三方通话。',
      hint: '按F8派单给对方；来电人改变主意的，重新记录同意。',
    };
  return notNow(state);
}

function notNonCase(state: IntakeState, event: Extract<IntakeEvent, { type: 'nonCaseMarked' }>): Failure {
  if (state.step === 'threeParty') return inThreeParty();
  if (state.danger.now)
    return {
      code: 'dangerNow',
      message: '标记了现场危险，不能记为无效来电。',
      hint: '危险不属实的，先写明理由解除危险。',
    };
  if (state.saved) return { code: 'alreadySaved', message: '工单已经保存，不能再记为无效来电。' };
  if (wasShared(state)) return { code: 'wasShared', message: '来电人已经与对方通过话，要保存工单留下记录。' };
  if (event.nonCase === 'hungUp' && lineOpen(state))
    return { code: 'lineOpen', message: '来电人还在线上，不能记为来电人挂断。' };
  return notNow(state);
}

function unfinished(state: IntakeState): Failure {
  if (state.step === 'idle' || state.step === 'ringing' || state.step === 'done') return notNow(state);
  return {
    code: 'nothingSaved',
    message: '草稿还没有成为工单：先保存，或者记为无效来电。',
    hint: '按Ctrl+Enter保存。',
  };
}

const notNow = ({ step }: IntakeState): Failure => ({
  code: 'notNow',
  message: `${STEP_NAMES[step]}，这一步现在不能做。`,
});

const lineIsOver = (): Failure => ({
  code: 'lineOver',
  message: '来电人已经不在线上，草稿都在。',
  hint: '按F8派单给对方，或按Ctrl+Enter保存。',
});

const inThreeParty = (): Failure => ({
  code: 'inThreeParty',
  message: '三方通话还在进行，先记录由谁受理，退出通话后再做这一步。',
});

const readOnly = (): Failure => ({
  code: 'readOnly',
  message: '对方正在看移交单，接通或取消以后才能修改。',
});
