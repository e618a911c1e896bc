/** What the locale files may say: the text of a key, or undefined where they have none. */
export type FindWords = (key: string, values: { readonly detail: string }) => string | undefined;

/** A failure as it comes over a boundary: the host writes Chinese, sometimes with English behind it. */
export interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

export interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

/** A sentence that is Chinese alone. Two Latin words in a row are English, a key such as Ctrl+Enter is not. */
const isChineseOnly = (text: string): boolean => /\p{Script=Han}/u.test(text) && !/[a-z]+ [a-z]+/i.test(text);

/**
 * A failure in the words of the screen, by its code (`errors.<code>` of the locale files). On a Chinese screen the
 * host's own sentence comes first, because it names the particulars: which number, which order.
 */
export function errorWords(failure: Said, language: string, find: FindWords): ErrorWords {
  const { code, message, hint = '' } = failure;
  if (language !== 'en' && isChineseOnly(message)) return { message, hint };
  const said = find(`errors.${code}.message`, { detail: message });
  if (said === undefined) return { message, hint };
  return { message: said, hint: find(`errors.${code}.hint`, { detail: message }) ?? '' };
}
