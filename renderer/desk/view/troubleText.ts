import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Failure } from '@shared/kernel/result';
import { type ErrorWords, errorWords, type FindWords } from '../../ui/words/errorWords';
import type { DeskState } from '../state/DeskState';

/** Nobody hears who sits here: said for as long as it is so, before a call and in it. */
function unheard({ registration, microphone }: PhoneStatus): Failure | undefined {
  if (registration === 'absent' || microphone === 'ready' || microphone === 'unknown') return undefined;
  return { code: UNHEARD[microphone], message: '' };
}

const UNHEARD = {
  noPermission: 'microphoneForbidden',
  noDevice: 'microphoneMissing',
  failed: 'microphoneFailed',
} as const;

/** What hinders most, in the words of the screen. */
export function troubleText(
  state: Pick<DeskState, 'online' | 'trouble' | 'problems' | 'phone' | 'settings'>,
  find: FindWords,
): ErrorWords | undefined {
  const { online, trouble, phone, problems, settings } = state;
  const away = online === 'lost' || online === 'signedOut' ? { code: online, message: '' } : undefined;
  const first = away ?? trouble ?? phone.trouble ?? unheard(phone) ?? problems[0];
  return first === undefined ? undefined : errorWords(first, settings.language, find);
}
