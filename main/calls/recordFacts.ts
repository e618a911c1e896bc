// Runs in the host. The phone's facts on their way into the log.
import type { CallFact } from '@shared/call/CallFact';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { callStream, seatStream } from '@shared/events/StreamId';
import type { CallId, EventId, HandoverId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import type { DutyCalls } from '../orders/dutyCalls';
import type { PracticeRuns } from '../practice/practiceRuns';
import type { PlatformLink } from '../sync/PlatformLink';
import type { CallLog } from './callLog';
import { isMissed } from './missedCall';
import { receiveLater } from './receiveLater';

export interface PhoneFact {
  readonly id: EventId;
  readonly at: number;
  readonly call: CallId;
  readonly fact: CallFact;
}

/**
 * Appends what the phone saw, in its order. The same fact sent twice is recorded once. A call that comes with a
 * hand-over id gets its record (移交单) at once, in the same transaction, so that it is there before the answer.
 */
export async function recordFacts(
  { duty, link, calls, runs }: { duty: DutyCalls; link: PlatformLink; calls: CallLog; runs: PracticeRuns },
  seat: SeatId,
  facts: readonly PhoneFact[],
): Promise<Result<{ recorded: number }>> {
  for (const [call, group] of groupByCall(facts)) {
    const later: [PhoneFact, HandoverId][] = [];
    const done = await calls.inTurn(call, async () => {
      const past = await calls.read(call);
      const events: NewEvent[] = [];

      for (const fact of group) {
        const base = { stream: callStream(call), at: fact.at, seat, origin: 'seat' } as const;
        // Before the end of the ringing, or the seat would already be back where it was.
        if (isMissed(past, fact.fact, fact.at))
          events.push({
            ...base,
            id: `${fact.id}/missed` as EventId,
            stream: seatStream(seat),
            body: { type: 'callMissed', call },
          });
        events.push({ ...base, id: fact.id, body: fact.fact });
        const practice = runs.begins(seat, call, fact.fact);
        if (practice) events.push({ ...base, id: `${fact.id}/practice` as EventId, body: practice });
        const handover = fact.fact.type === 'legOffered' ? fact.fact.handover : undefined;
        const record = handover === undefined ? undefined : await link.handover(seat, handover);
        if (handover !== undefined && record === undefined) later.push([fact, handover]);
        // The id follows from the fact's, so that a repeated fact does not bring the record twice.
        if (record)
          events.push({
            ...base,
            id: `${fact.id}/handover` as EventId,
            body: { type: 'handoverReceived', record },
          });
      }
      return duty.append(past, events);
    });
    if (!done.ok) return done;
    for (const [fact, handover] of later) receiveLater({ link, calls, duty }, seat, fact, handover);
  }
  return ok({ recorded: facts.length });
}

function groupByCall(facts: readonly PhoneFact[]): Map<CallId, PhoneFact[]> {
  const groups = new Map<CallId, PhoneFact[]>();
  for (const fact of facts) groups.set(fact.call, [...(groups.get(fact.call) ?? []), fact]);
  return groups;
}
