// Phone page. An INVITE that rings here, in the program's words.
import type { LegFact, QueueWait } from '@shared/call/CallFact';
import type { Party, Supervision } from '@shared/call/Leg';
import type { HandoverId, LegId } from '@shared/kernel/ids';
import { briefIn } from './handoverBrief';

export const SUPERVISE = 'X-Linkage-Supervise';
const SUPERVISIONS: readonly Supervision[] = ['monitor', 'whisper', 'barge'];

/** Ids that we make ourselves; whatever else a stranger puts into the header is no id of ours. */
const ID = /^[\w.-]{1,64}$/;

/** A request of either library. */
export interface Headers {
  getHeader(name: string): string | undefined;
}

/** `dialled`: user part of To, which keeps what the caller dialled; the Request-URI is this seat by now. */
export function offeredFact(leg: LegId, request: Headers, party: Party, dialled: string): LegFact {
  const supervision = supervisionIn(request);
  const handover = request.getHeader('X-Linkage-Handover')?.trim();
  const brief = briefIn(request);
  const queue = queueIn(request);
  return {
    type: 'legOffered',
    leg,
    role: supervision === undefined ? 'caller' : 'supervisor',
    party,
    dialled,
    handover: handover !== undefined && ID.test(handover) ? (handover as HandoverId) : undefined,
    ...(brief === undefined ? {} : { brief }),
    ...(supervision === undefined ? {} : { supervision }),
    ...(queue === undefined ? {} : { queue }),
  };
}

/** Where the caller waited, and since when (RFC 3339); undefined where a server does not say so, or says nonsense. */
export function queueIn(request: Headers): QueueWait | undefined {
  const name = request.getHeader('X-Linkage-Queue')?.trim().slice(0, 64) ?? '';
  const since = Date.parse(request.getHeader('X-Linkage-Queued-At') ?? '');
  return name === '' || Number.isNaN(since) ? undefined : { name, since };
}

/** What a supervisor asks for; undefined where the header is absent, or says what nobody knows. */
export function supervisionIn(request: Headers): Supervision | undefined {
  const asked = request.getHeader(SUPERVISE)?.trim();
  return SUPERVISIONS.find((one) => one === asked);
}
