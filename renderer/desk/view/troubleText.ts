import { type ErrorWords, errorWords, type FindWords } from '../../ui/words/errorWords';
import type { DeskState } from '../state/DeskState';

/** What hinders most, in the words of the screen. */
export function troubleText(
  state: Pick<DeskState, 'online' | 'trouble' | 'problems' | 'phone' | 'settings'>,
  find: FindWords,
): ErrorWords | undefined {
  const { online, trouble, phone, problems, settings } = state;
  const away = online === 'lost' || online === 'signedOut' ? { code: online, message: '' } : undefined;
  const first = away ?? trouble ?? phone.trouble ?? problems[0];
  return first === undefined ? undefined : errorWords(first, settings.language, find);
}
