// Runs in the host.
import { createHash } from 'node:crypto';
import type { IncidentId } from '@shared/kernel/ids';

/**
 * Tells whether two calls of one incident came from one number, and not which: one of 65,536, so that some hundred
 * thousand numbers have the same, and another one in each incident. Empty for a hidden number.
 */
export const callerTag = (incident: IncidentId, caller: string): string =>
  caller === '' ? '' : createHash('sha256').update(`${incident}\n${caller}`).digest('hex').slice(0, 4);
