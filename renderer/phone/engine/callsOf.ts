// Phone page. The calls that still ran when the log was read.
import type { Call } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import type { RecordedEvent } from '@shared/events/RecordedEvent';

type CallEvent = Pick<RecordedEvent, 'at' | 'body' | 'stream'>;

export function callsOf(events: readonly CallEvent[]): readonly Call[] {
  const calls = new Map<string, Call>();
  for (const event of events) {
    const call = evolveCall(calls.get(event.stream), event);
    if (call) calls.set(event.stream, call);
  }
  return [...calls.values()].filter(({ endedAt, lost }) => endedAt === undefined && !lost);
}
