import type { DeskState } from '../state/DeskState';

export interface TroubleText {
  readonly message: string;
  readonly hint: string;
}

/** `words`: the text of a locale key, or undefined where the locale files have none; then the host's own words. */
export function troubleText(
  state: Pick<DeskState, 'online' | 'trouble' | 'problems' | 'phone'>,
  words: (key: string) => string | undefined,
): TroubleText | undefined {
  const { online, trouble, phone, problems } = state;
  if (online === 'lost' || online === 'signedOut') return said(words, online, { message: online });
  if (trouble !== undefined) return said(words, trouble.code, trouble);
  if (phone.trouble !== undefined) return said(words, phone.trouble.code, phone.trouble);
  const [problem] = problems;
  return problem === undefined ? undefined : said(words, problem.code, problem);
}

function said(
  words: (key: string) => string | undefined,
  code: string,
  own: { readonly message: string; readonly hint?: string | undefined },
): TroubleText {
  return {
    message: words(`trouble.${code}.message`) ?? own.message,
    hint: words(`trouble.${code}.hint`) ?? own.hint ?? '',
  };
}
