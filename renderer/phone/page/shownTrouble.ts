// Phone page: what went wrong, in the language of the screen.
import en from '@resources/locales/en.json';
import zhCN from '@resources/locales/zh-CN.json';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Settings } from '@shared/contract/Settings';
import { errorWords } from '../../ui/words/errorWords';

type Words = Readonly<Record<string, { readonly message: string; readonly hint?: string }>>;

export function shownTrouble(
  trouble: NonNullable<PhoneStatus['trouble']>,
  language: Settings['language'],
): string {
  const errors: Words = language === 'en' ? en.errors : zhCN.errors;
  const said = errorWords(trouble, language, (key) =>
    key.endsWith('.hint') ? errors[trouble.code]?.hint : errors[trouble.code]?.message,
  );
  return [said.message, said.hint].filter(Boolean).join(' ');
}
