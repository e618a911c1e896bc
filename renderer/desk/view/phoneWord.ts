import type { PhoneStatus } from '@shared/call/PhoneStatus';

/** The one word for the phone: what hinders most comes first. */
export function phoneWord(phone: PhoneStatus): { readonly word: string; readonly good: boolean } {
  if (phone.registration !== 'registered') return { word: phone.registration, good: false };
  if (phone.microphone !== 'ready' && phone.microphone !== 'unknown')
    return { word: phone.microphone, good: false };
  if (!phone.audible) return { word: 'silent', good: false };
  return { word: 'registered', good: true };
}
