// Phone page. Who is at the other end, as SIP names him.
import type { Party } from '@shared/call/Leg';

/** An address with its display name, of either library. */
export interface Identity {
  readonly user: string | undefined;
  readonly host: string;
  readonly name: string | undefined;
}

/** `anonymous` counts as hidden (RFC 3323). */
export function partyFrom({ user = '', host, name }: Identity): Party {
  const hidden = user === 'anonymous' || host === 'anonymous.invalid';
  return hidden ? { number: '' } : { number: user, name: name || undefined };
}
