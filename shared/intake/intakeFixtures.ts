import type { AttemptResult, LadderStep } from '../call/CallFact';
import type { HandoverRecord } from '../call/HandoverRecord';
import type { EndCause } from '../call/Leg';
import type { DomainEvent } from '../events/RecordedEvent';
import type { AttemptId, HandoverId, LegId, SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import { decideIntake } from './decideIntake';
import { evolveIntake, foldIntake } from './foldIntake';
import type { IntakeEvent } from './IntakeEvent';
import type { IntakeLists, IntakeSetting, IntakeState } from './IntakeState';

/** Short words for tests: events of a call's stream, and two small lists. Not part of the program. */

export const CALLER = 'leg-caller' as LegId;
export const PARTNER = 'leg-partner' as LegId;
export const ATTEMPT = 'attempt-1' as AttemptId;
const HANDOVER = 'handover-1' as HandoverId;

const party = { number: '13800000001' };

export const rang: DomainEvent = {
  type: 'legOffered',
  leg: CALLER,
  role: 'caller',
  party,
  dialled: '12345',
};
export const answered: DomainEvent = { type: 'legAnswered', leg: CALLER };
export const callerEnded = (cause: EndCause = 'hungUpThere'): DomainEvent => ({
  type: 'legEnded',
  leg: CALLER,
  cause,
});
export const partnerEnded: DomainEvent = { type: 'legEnded', leg: PARTNER, cause: 'hungUpThere' };
export const ladderStarted = (step: LadderStep, target = '110'): IntakeEvent => ({
  type: 'ladderStarted',
  step,
  target,
});
export const attemptStarted = (step: LadderStep, target = '110', attempt = ATTEMPT): DomainEvent => ({
  type: 'attemptStarted',
  attempt,
  step,
  target,
  leg: PARTNER,
  handover: HANDOVER,
});
export const attemptEnded = (result: AttemptResult, attempt = ATTEMPT): DomainEvent => ({
  type: 'attemptEnded',
  attempt,
  result,
});
export const consent = (said: 'given' | 'refused' | 'notPossible'): IntakeEvent => ({
  type: 'consentRecorded',
  consent: said,
});
export const danger: IntakeEvent = { type: 'dangerMarked', kinds: ['height'] };

export const RECORD: HandoverRecord = {
  id: HANDOVER,
  from: '110-001' as SeatId,
  target: '12345',
  fromSide: '110',
  callerNumber: '13900000002',
  row: '12345-14',
  item: '',
  place: '人民路1号',
  division: '510100',
  narrative: '邻居吵架',
  danger: ['violence'],
  dangerNow: false,
  reason: '属于12345受理范围，一键互转（三（二）1）',
  consent: 'given',
  at: 0,
};

const words = (zh: string) => ({ zh, en: zh });

/** One clear row of each side, and one that both lists name. */
export const LISTS = {
  rows: [
    row('12345', 14, '矛盾纠纷类'),
    row('12345', 15, '突发事件类'),
    row('110', 1, '违法犯罪行为'),
    row('110', 6, '抢险抗灾救援'),
  ],
  overlaps: [
    {
      id: 'gas-leak',
      matter: words('燃气泄漏'),
      rows12345: ['12345-15'],
      rows110: ['110-06'],
      question: words('有危险吗？'),
      yes: { owner: '110', row: '110-06' },
      no: { owner: '12345', row: '12345-15' },
      unsure: { threeParty: true },
      clause: '附件3（一）15；附件3（二）6；三（二）2',
      keywords: ['煤气'],
      items: ['12345-15.01', '110-06.01'],
    },
  ],
} as unknown as IntakeLists;

function row(list: Side, no: number, name: string) {
  const code = `${list}-${String(no).padStart(2, '0')}`;
  return {
    code,
    list,
    no,
    name: words(name),
    text: name,
    clause: `附件3（${list === '110' ? '二' : '一'}）${no}`,
    departments: [],
    items: [{ code: `${code}.01`, name, departments: [] }],
  };
}

export const setting = (side: Side = '12345'): IntakeSetting => ({ side, lists: LISTS });

export const fold = (events: readonly DomainEvent[], side: Side = '12345'): IntakeState =>
  foldIntake(events.map(recorded), setting(side));

export const recorded = (body: DomainEvent): { readonly body: DomainEvent } => ({ body });

/** What the host does with an operator's event: decide, record, fold. Refused: the same state. */
export function act(state: IntakeState, event: IntakeEvent): IntakeState {
  const decision = decideIntake(state, event, LISTS);
  return decision.ok ? evolveIntake(state, [recorded(event)], setting(state.side)) : state;
}

export const decide = (state: IntakeState, event: IntakeEvent) => decideIntake(state, event, LISTS);
