// Phone page. Who is at the other end, as SIP names him.
import type { Party } from '@shared/call/Leg';
import type { Session } from 'sip.js';

/** P-Asserted-Identity where a trusted server set it (RFC 3325), else From or To. `anonymous` counts as hidden. */
export function partyOf(session: Session): Party {
  const identity = session.assertedIdentity ?? session.remoteIdentity;
  const number = identity.uri.user ?? '';
  const hidden = number === 'anonymous' || identity.uri.host === 'anonymous.invalid';
  const name = identity.displayName || undefined;
  return hidden ? { number: '' } : { number, name };
}
