import type { DomainEvent, RecordedEvent } from '@shared/events/RecordedEvent';

/** One line of an order's history: words of the locale files (`timeline.<say>`) and what fills them. */
export interface TimelineLine {
  readonly id: string;
  /** Milliseconds, the recorder's clock. */
  readonly at: number;
  readonly say: string;
  /** Locale keys, to be put into words first; `text` as it stands, but `party`: an office of the checklist. */
  readonly keys: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
}

type Said = Pick<TimelineLine, 'say'> & Partial<Pick<TimelineLine, 'keys' | 'text'>>;
type Teller<T extends DomainEvent['type']> = (body: Extract<DomainEvent, { type: T }>) => Said | undefined;

const LIFE_TELLERS: { readonly [T in DomainEvent['type']]?: Teller<T> } = {
  draftSubmitted: () => ({ say: 'draftSubmitted' }),
  draftDiscarded: ({ reason }) => ({ say: 'draftDiscarded', text: { reason } }),
  orderAssigned: ({ departments }) => ({
    say: 'orderAssigned',
    text: { departments: departments.join(' ') },
  }),
  responseNoted: ({ stage }) => ({ say: 'responseNoted', keys: { stage: `responseStage.${stage}` } }),
  resultRecorded: ({ text }) => ({ say: 'resultRecorded', text: { text } }),
  citizenCalledBack: ({ satisfaction, note }) =>
    satisfaction === undefined
      ? { say: 'notReached', text: { note } }
      : { say: 'calledBack', text: { note }, keys: { satisfaction: `satisfaction.${satisfaction}` } },
  orderSupervised: ({ reason }) => ({ say: 'orderSupervised', text: { reason } }),
  supervisionLifted: ({ reason }) => ({ say: 'supervisionLifted', text: { reason } }),
  orderReopened: ({ reason }) => ({ say: 'orderReopened', text: { reason } }),
  orderLinked: ({ number }) => ({ say: 'orderLinked', text: { order: number } }),
  orderUnlinked: () => ({ say: 'orderUnlinked' }),
  orderMerged: ({ number }) => ({ say: 'orderMerged', text: { order: number } }),
  orderUnmerged: ({ reason }) => ({ say: 'orderUnmerged', text: { reason } }),
  orderAbsorbed: ({ number }) => ({ say: 'orderAbsorbed', text: { order: number } }),
  orderReleased: () => ({ say: 'orderReleased' }),
  linkageMarked: ({ marked, reason }) => ({ say: marked ? 'linkageOn' : 'linkageOff', text: { reason } }),
  codesAssigned: ({ organisation, division }) => ({ say: 'codesAssigned', text: { organisation, division } }),
};

/** What is worth a line. Drafts, ringing tones and the like are in the log, and not here. */
const TELLERS: { readonly [T in DomainEvent['type']]?: Teller<T> } = {
  legOffered: ({ dialled }) => ({ say: 'offered', text: { dialled } }),
  legDialled: ({ party }) => ({ say: 'dialled', text: { number: party.number } }),
  legAnswered: () => ({ say: 'answered' }),
  legHeld: ({ by }) => (by === 'us' ? { say: 'held' } : undefined),
  legRetrieved: ({ by }) => (by === 'us' ? { say: 'retrieved' } : undefined),
  legEnded: ({ cause }) => ({ say: 'legEnded', keys: { cause: `endCause.${cause}` } }),
  attemptStarted: ({ step, target }) => ({ say: 'attemptStarted', text: { target }, keys: stepKey(step) }),
  attemptEnded: ({ result }) => ({ say: 'attemptEnded', keys: { result: `result.${result}` } }),
  bridgeKept: () => ({ say: 'bridgeKept' }),
  partnerDoubled: () => ({ say: 'partnerDoubled' }),
  seatRejoined: () => ({ say: 'seatRejoined' }),
  seatLeft: () => ({ say: 'seatLeft' }),
  recordingStarted: () => ({ say: 'recordingStarted' }),
  recordingEnded: ({ result }) => ({ say: 'recordingEnded', keys: { result: `recording.result.${result}` } }),
  recordingPlayed: ({ person }) => ({ say: 'recordingPlayed', text: { person: person ?? '' } }),
  recordingDeleted: ({ days }) => ({ say: 'recordingDeleted', text: { days: String(days) } }),
  callLost: () => ({ say: 'callLost' }),
  callFound: () => ({ say: 'callFound' }),
  handoverSent: () => ({ say: 'handoverSent' }),
  handoverReceived: () => ({ say: 'handoverReceived' }),
  rowChosen: ({ row, item }) => ({ say: 'rowChosen', text: { row: item ?? row } }),
  overlapAnswered: ({ answer }) => ({ say: 'overlapAnswered', keys: { answer: `answer.${answer}` } }),
  dangerMarked: () => ({ say: 'dangerMarked' }),
  dangerLowered: ({ reason }) => ({ say: 'dangerLowered', text: { reason } }),
  ownerOverruled: ({ reason }) => ({ say: 'ownerOverruled', text: { reason } }),
  consentRecorded: ({ consent }) => ({ say: 'consent', keys: { consent: `consent.said.${consent}` } }),
  dispatchChosen: () => ({ say: 'dispatchChosen' }),
  keptHere: () => ({ say: 'keptHere' }),
  answeredDirectly: () => ({ say: 'answeredDirectly' }),
  settled: ({ takenBy }) => ({ say: 'settled', keys: { side: `side.${takenBy}` } }),
  levelConfirmed: ({ level }) => ({ say: 'level', text: { level: String(level) } }),
  nonCaseMarked: ({ nonCase }) => ({ say: 'nonCase', keys: { nonCase: `nonCase.${nonCase}` } }),
  orderCreated: () => ({ say: 'orderCreated' }),
  orderEdited: ({ settled, was, content, reason = '' }) =>
    was === undefined
      ? { say: settled === undefined ? 'orderEdited' : 'orderSettled' }
      : { say: 'matterChanged', text: { was: codeOf(was), row: codeOf(content), reason } },
  orderDispatched: ({ to, reason, escalation }) =>
    escalation === undefined
      ? { say: 'orderDispatched', text: { reason }, keys: sideKey(to) }
      : {
          say: 'orderEscalated',
          text: { reason },
          keys: { ...sideKey(to), escalation: `escalation.${escalation}` },
        },
  orderAccepted: ({ by }) => ({ say: 'orderAccepted', keys: sideKey(by) }),
  orderReturned: ({ by, reason }) => ({ say: 'orderReturned', text: { reason }, keys: sideKey(by) }),
  ...LIFE_TELLERS,
  orderClosed: ({ result }) => ({ say: 'orderClosed', text: { result } }),
  atOnceOpened: ({ level, departments }) => ({
    say: 'atOnceOpened',
    text: { level: String(level), count: String(departments.length + 1) },
  }),
  dutyCallEnded: ({ to, number, result }) => ({
    say: 'dutyCallEnded',
    text: { party: String(to), number },
    keys: { result: `atOnce.result.${result}` },
  }),
  toldOtherwise: ({ to, reason }) => ({ say: 'toldOtherwise', text: { party: String(to), reason } }),
  clockStarted: ({ department }) =>
    department === undefined
      ? { say: 'orderClock' }
      : { say: 'clockStarted', text: { party: String(department) } },
  responseNoted: ({ department = '', stage }) => ({
    say: 'responseNoted',
    text: { party: String(department) },
    keys: { stage: `due.stage.${stage}` },
  }),
};

const codeOf = ({ row, item }: { readonly row: string; readonly item: string }): string => item || row || '—';
const stepKey = (step: string) => ({ step: `action.${step}` });
const sideKey = (side: string) => ({ side: `side.${side}` });

/** The call and its order as one history, oldest first. */
export function orderTimeline(events: readonly RecordedEvent[]): readonly TimelineLine[] {
  return events
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
    .flatMap(({ id, at, body }) => {
      const tell = TELLERS[body.type] as ((body: DomainEvent) => Said | undefined) | undefined;
      const said = tell?.(body);
      return said === undefined ? [] : [{ id, at, keys: {}, text: {}, ...said }];
    });
}
