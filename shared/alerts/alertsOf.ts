import { seatKey } from '../board/BoardFrame';
import { type QueueNow, waitNow } from '../board/QueueNow';
import { sideOf } from '../kernel/side';
import type { OrderRow } from '../order/OrderRow';
import type { SeatCard } from '../seat/SeatCard';
import { limitAt } from '../seat/SeatState';
import type { Alert, AlertKind, AlertWeight } from './Alert';
import type { AlertRules } from './AlertRules';

/** What is known now. Times by the host's clock. */
export interface AlertFacts {
  readonly cards: readonly SeatCard[];
  /** Seats that fell silent in mid-call, as they were last heard. */
  readonly lost: readonly SeatCard[];
  /** Failed climbs by call. */
  readonly ladderFails: ReadonlyMap<string, number>;
  readonly queues: readonly QueueNow[];
  /** Orders with an open deadline. */
  readonly orders: readonly OrderRow[];
}

const WEIGHT: Readonly<Record<AlertKind, AlertWeight>> = {
  danger: 'high',
  seatLost: 'high',
  ladderFailed: 'high',
  clock100: 'high',
  queueWait: 'high',
  talkTooLong: 'low',
  talkLong: 'low',
  wrapUpOver: 'low',
  pauseOver: 'low',
  queueMean: 'low',
  queueRate: 'low',
  clock80: 'low',
  clock50: 'low',
};
/** Calls of 24 hours, below which a rate says little. */
const LEAST_CALLS = 20;

/** All that holds now: a function of the facts, so that two boards never differ. The weightier first, then the older. */
export function alertsOf(
  { cards, lost, ladderFails, queues, orders }: AlertFacts,
  rulesOf: (team: string) => AlertRules,
  now: number,
): readonly Alert[] {
  const alerts = [
    ...cards.flatMap((card) => ofSeat(card, rulesOf(card.team), ladderFails, now)),
    ...lost.map((card) => about(card, 'seatLost', card.state.since, callOf(card) ?? '')),
    ...queues.flatMap((queue) => ofQueue(queue, rulesOf(''), now)),
    ...orders.flatMap((order) => ofOrder(order, now)),
  ];
  return alerts.sort(
    (a, b) => ORDER[a.weight] - ORDER[b.weight] || a.since - b.since || (a.id < b.id ? -1 : 1),
  );
}

const ORDER = { high: 0, low: 1 } as const;

const callOf = ({ state }: SeatCard): string | undefined => ('call' in state ? state.call : undefined);

const about = (card: SeatCard, kind: AlertKind, since: number, fact: string): Alert => ({
  id: `${kind} ${seatKey(card)} ${fact}`,
  kind,
  weight: WEIGHT[kind],
  about: seatKey(card),
  side: sideOf(card.seat),
  team: card.team,
  since,
});

function ofSeat(
  card: SeatCard,
  rules: AlertRules,
  ladderFails: ReadonlyMap<string, number>,
  now: number,
): readonly Alert[] {
  const { state } = card;
  const call = callOf(card);
  const alerts: Alert[] = [];
  const after = (kind: AlertKind, from: number, limit: number) => {
    if (now >= from + limit) alerts.push(about(card, kind, from + limit, call ?? String(card.began ?? from)));
  };
  if (state.at === 'busy') {
    const { talkLong, talkTooLong } = rules;
    if (talkTooLong > 0 && now >= state.since + talkTooLong) after('talkTooLong', state.since, talkTooLong);
    else if (talkLong > 0) after('talkLong', state.since, talkLong);
    if (!card.phone) alerts.push(about(card, 'seatLost', state.since, state.call));
  }
  const limit = limitAt(state);
  if (limit !== undefined && (state.at === 'pause' || state.at === 'wrapUp'))
    after(state.at === 'pause' ? 'pauseOver' : 'wrapUpOver', limit, rules.overBy);
  if (call === undefined) return alerts;
  if (card.matter?.danger) alerts.push(about(card, 'danger', state.since, call));
  if (rules.ladderFails > 0 && (ladderFails.get(call) ?? 0) >= rules.ladderFails)
    alerts.push(about(card, 'ladderFailed', state.since, call));
  return alerts;
}

function ofQueue(queue: QueueNow, rules: AlertRules, now: number): readonly Alert[] {
  const { longest, mean } = waitNow(queue, now);
  const first = queue.waiting[0] ?? now;
  const alert = (kind: AlertKind, since: number): Alert => ({
    id: `${kind} ${queue.side} ${since}`,
    kind,
    weight: WEIGHT[kind],
    about: queue.side,
    side: queue.side,
    team: '',
    since,
  });
  const alerts: Alert[] = [];
  if (rules.longestWait > 0 && longest >= rules.longestWait)
    alerts.push(alert('queueWait', first + rules.longestWait));
  if (rules.meanWait > 0 && queue.waiting.length > 1 && mean >= rules.meanWait)
    alerts.push(alert('queueMean', first));
  const { day } = queue;
  // Acknowledged once an hour at most: a rate of 24 hours moves slowly.
  if (day && day.offered >= LEAST_CALLS && day.answeredIn15 / day.offered < rules.answerRate)
    alerts.push(alert('queueRate', Math.floor(now / 3_600_000) * 3_600_000));
  return alerts;
}

const STEPS = [
  ['clock100', 1],
  ['clock80', 0.8],
  ['clock50', 0.5],
] as const;

/** 三（四）: the deadline that comes first, at 50, 80 and 100 % of its time. */
function ofOrder(order: OrderRow, now: number): readonly Alert[] {
  const { dueAt, dueFrom } = order;
  if (dueAt === undefined || dueFrom === undefined) return [];
  for (const [kind, part] of STEPS) {
    const since = dueFrom + (dueAt - dueFrom) * part;
    if (now >= since)
      return [
        {
          id: `${kind} ${order.order} ${dueAt}`,
          kind,
          weight: WEIGHT[kind],
          about: order.number,
          side: order.holder,
          team: '',
          since,
        },
      ];
  }
  return [];
}
