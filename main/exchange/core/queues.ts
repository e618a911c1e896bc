// Main process. The queues of the numbers: who is rung next, and who waits until somebody is free.
//
//   enter ─► ask ─► a free user, reserved for this call ─► he fails: ask again, never the same one twice
//             │
//             ├───► nobody is free, but somebody works ─► waiting, in the order of coming ─► freed: offered
//             │                                              └─ too long ─► closed
//             └───► nobody else works for it ─► closed: the caller hears the best of what was said
import type { Millis } from '@shared/kernel/clock';
import { type Header, header } from '../message/sipMessage';
import type { ExchangeSettings, Timers } from './ports';

/** A number that rings people in turn, as the host knows them. Users are named as they register. */
export interface Queue {
  readonly name: string;
  /** Who may be rung now, longest idle first. */
  readonly idle: () => readonly string[];
  /** Who works for it now, free or not: whoever is none of them is not waited for. */
  readonly staff: () => readonly string[];
}

export type Turn = { readonly user: string } | 'closed';

/** Where a caller waits, and since when. */
export interface QueuePlace {
  readonly name: string;
  readonly since: Millis;
}

/** One call's place in a queue. */
export interface Ticket {
  readonly place: QueuePlace;
  /** Tell the rung seat which number was dialled and since when (RFC 3339) the caller has been waiting. */
  readonly headers: readonly Header[];
  /** The next turn; or `waiting`, and `later` hears it. Whoever was rung before counts as tried. */
  readonly ask: (later: (turn: Turn) => void) => Turn | 'waiting';
  /** The call is over or answered: its place and the one who is rung are free. */
  readonly leave: () => void;
}

export interface Queues {
  /** `empty`: nobody works for it. `full`: as many wait as may. */
  readonly enter: (queue: Queue) => Ticket | 'empty' | 'full';
  /** Somebody may have become free. */
  readonly changed: () => void;
  /** Since when each caller of this queue waits, longest first; a ringing one still waits. */
  readonly waiting: (name: string) => readonly Millis[];
}

export interface QueueParts {
  readonly settings: Pick<ExchangeSettings, 'queueMs' | 'maxQueued'>;
  readonly timers: Timers;
  readonly now: () => Millis;
  readonly isRegistered: (user: string) => boolean;
}

interface Held {
  readonly queue: Queue;
  readonly tried: Set<string>;
  readonly since: Millis;
  ringing: string | undefined;
  later: ((turn: Turn) => void) | undefined;
  stop: (() => void) | undefined;
}

export const createQueues = ({ settings, timers, now, isRegistered }: QueueParts): Queues => {
  /** In the order of coming. */
  const held = new Set<Held>();

  const freeFor = (one: Held): string | undefined => {
    const taken = new Set([...held].map((other) => other.ringing));
    return one.queue.idle().find((user) => !one.tried.has(user) && !taken.has(user) && isRegistered(user));
  };

  const serve = (): void => {
    for (const one of [...held]) {
      const { later } = one;
      const user = later && freeFor(one);
      if (!later || user === undefined) continue;
      one.later = undefined;
      one.ringing = user;
      one.tried.add(user);
      later({ user });
    }
  };

  /** Frees the one who was rung for this call, for the others who wait. */
  const release = (one: Held, next: string | undefined): void => {
    const wasRinging = one.ringing !== undefined;
    one.ringing = next;
    if (wasRinging) serve();
  };

  const ask = (one: Held, later: (turn: Turn) => void): Turn | 'waiting' => {
    const user = freeFor(one);
    if (user !== undefined) one.tried.add(user);
    release(one, user);
    if (user !== undefined) return { user };
    if (one.queue.staff().every((worker) => one.tried.has(worker))) return 'closed';
    one.later = later;
    one.stop ??= timers.after(settings.queueMs, () => expire(one));
    return 'waiting';
  };

  const expire = (one: Held): void => {
    const { later } = one;
    one.later = undefined;
    later?.('closed');
  };

  const leave = (one: Held): void => {
    if (!held.delete(one)) return;
    one.stop?.();
    one.later = undefined;
    release(one, undefined);
  };

  return {
    enter: (queue) => {
      if (queue.staff().length === 0) return 'empty';
      const waiting = [...held].filter((one) => one.queue.name === queue.name && one.later).length;
      if (waiting >= settings.maxQueued) return 'full';
      const since = now();
      const one: Held = {
        queue,
        since,
        tried: new Set(),
        ringing: undefined,
        later: undefined,
        stop: undefined,
      };
      held.add(one);
      return {
        place: { name: queue.name, since },
        headers: [
          header('X-Linkage-Queue', queue.name),
          header('X-Linkage-Queued-At', new Date(since).toISOString()),
        ],
        ask: (later) => ask(one, later),
        leave: () => leave(one),
      };
    },
    changed: serve,
    waiting: (name) => [...held].flatMap((one) => (one.queue.name === name ? [one.since] : [])),
  };
};
