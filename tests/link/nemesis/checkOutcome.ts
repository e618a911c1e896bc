import type { JsMsg } from '@nats-io/jetstream';
import { type EventMessage, eventMessage, followedBy } from '@shared/contract/platform/messages';

export interface Evidence {
  /** Ids that seats called safe. */
  readonly saved: ReadonlySet<string>;
  /** The two streams as they are at the end. */
  readonly events: readonly JsMsg[];
  readonly shared: readonly JsMsg[];
  /** By seat: the event ids of each order in its log. */
  readonly reports: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;
}

export interface Outcome {
  readonly problems: readonly string[];
  readonly saved: number;
  readonly messages: number;
  readonly orders: number;
}

export function checkOutcome({ saved, events, shared, reports }: Evidence): Outcome {
  const read = events.map((message) => eventMessage.parse(message.json()));
  const applied = applyAll(read);
  const ids = new Set(applied.map(({ id }) => id as string));
  const agreed = idsByOrder(shared.map((message) => eventMessage.parse(message.json())));
  const problems = [
    ...[...saved]
      .filter((id) => !ids.has(id))
      .map((id) => `${id} was called safe and is not on the platform`),
    ...(ids.size === applied.length ? [] : ['an event was applied twice']),
    ...outOfOrder(applied),
    ...disagreements(agreed, reports),
  ];
  return { problems: problems.slice(0, 10), saved: saved.size, messages: read.length, orders: agreed.size };
}

/** What a consumer does (docs/platform.md): each id once, each after the one that it follows. */
function applyAll(messages: readonly EventMessage[]): readonly EventMessage[] {
  const done = new Set<string>();
  const applied: EventMessage[] = [];
  let left = messages;
  for (let before = -1; before !== applied.length; ) {
    before = applied.length;
    left = left.filter((event) => {
      if (done.has(event.id)) return false;
      if (!followedBy(event).every((id) => done.has(id))) return true;
      done.add(event.id);
      applied.push(event);
      return false;
    });
  }
  return applied;
}

/** Each seat's steps on one order must be applied as the seat took them. */
function outOfOrder(applied: readonly EventMessage[]): readonly string[] {
  const last = new Map<string, number>();
  return applied
    .filter(({ stream }) => stream.startsWith('order:'))
    .flatMap(({ stream, seat, chain, seatNo, id }) => {
      const key = `${stream} ${seat} ${chain}`;
      const before = last.get(key) ?? 0;
      last.set(key, seatNo);
      return seatNo > before ? [] : [`${id} was applied after a later step of the same order`];
    });
}

function idsByOrder(messages: readonly EventMessage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const orders = new Map<string, Set<string>>();
  for (const { stream, id } of messages) orders.set(stream, (orders.get(stream) ?? new Set()).add(id));
  return orders;
}

function disagreements(
  agreed: ReadonlyMap<string, ReadonlySet<string>>,
  reports: Evidence['reports'],
): readonly string[] {
  return [...agreed].flatMap(([order, ids]) =>
    [...reports].flatMap(([seat, orders]) => {
      const own = orders[order] ?? [];
      const same = own.length === ids.size && own.every((id) => ids.has(id));
      return same ? [] : [`${seat} has ${own.length} of the ${ids.size} events of ${order}`];
    }),
  );
}
