import type { CallId } from '../kernel/ids';
import type { Precedent } from './Precedent';

/**
 * Decisions of coordinations, in streams of their own (`precedent:<id>`). A person's word that one does not fit a
 * matter stands there too, with the call.
 */
export type PrecedentEvent =
  | { readonly type: 'precedentRecorded'; readonly precedent: Precedent }
  | { readonly type: 'precedentWithdrawn'; readonly reason: string }
  | { readonly type: 'precedentSetAside'; readonly call: CallId; readonly reason: string };
