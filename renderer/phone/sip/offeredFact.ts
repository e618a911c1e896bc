// Phone page. An INVITE that rings here, in the program's words.
import type { LegFact, QueueWait } from '@shared/call/CallFact';
import type { Supervision } from '@shared/call/Leg';
import type { HandoverId, LegId } from '@shared/kernel/ids';
import type { Invitation } from 'sip.js';
import { briefIn } from './handoverBrief';
import { partyOf } from './partyOf';

export const SUPERVISE = 'X-Linkage-Supervise';
const SUPERVISIONS: readonly Supervision[] = ['monitor', 'whisper', 'barge'];

/** Ids that we make ourselves; whatever else a stranger puts into the header is no id of ours. */
const ID = /^[\w.-]{1,64}$/;

export function offeredFact(leg: LegId, invitation: Invitation): LegFact {
  const { request } = invitation;
  const supervision = supervisionIn(request);
  const handover = request.getHeader('X-Linkage-Handover')?.trim();
  const brief = briefIn(request);
  const queue = queueIn(request);
  return {
    type: 'legOffered',
    leg,
    role: supervision === undefined ? 'caller' : 'supervisor',
    party: partyOf(invitation),
    // To keeps what the caller dialled; the Request-URI is this seat by now.
    dialled: request.to.uri.user ?? '',
    handover: handover !== undefined && ID.test(handover) ? (handover as HandoverId) : undefined,
    ...(brief === undefined ? {} : { brief }),
    ...(supervision === undefined ? {} : { supervision }),
    ...(queue === undefined ? {} : { queue }),
  };
}

/** Where the caller waited, and since when (RFC 3339); undefined where a server does not say so, or says nonsense. */
export function queueIn(request: { getHeader(name: string): string | undefined }): QueueWait | undefined {
  const name = request.getHeader('X-Linkage-Queue')?.trim().slice(0, 64) ?? '';
  const since = Date.parse(request.getHeader('X-Linkage-Queued-At') ?? '');
  return name === '' || Number.isNaN(since) ? undefined : { name, since };
}

/** What a supervisor asks for; undefined where the header is absent, or says what nobody knows. */
export function supervisionIn(request: {
  getHeader(name: string): string | undefined;
}): Supervision | undefined {
  const asked = request.getHeader(SUPERVISE)?.trim();
  return SUPERVISIONS.find((one) => one === asked);
}
