import type { Supervision } from './Leg';

/** Who asks into a running call, as far as it matters here. */
export type SupervisorRole = 'agent' | 'callTaker' | 'lead' | 'trainer';

/** A lead helps on live calls in every way; a trainer listens and prompts; nobody else is let in. */
const GRANTED: Readonly<Record<SupervisorRole, readonly Supervision[]>> = {
  agent: [],
  callTaker: [],
  lead: ['monitor', 'whisper', 'barge'],
  trainer: ['monitor', 'whisper'],
};

export const maySupervise = (role: SupervisorRole, supervision: Supervision): boolean =>
  GRANTED[role].includes(supervision);
