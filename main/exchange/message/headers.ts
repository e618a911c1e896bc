// Main process. Looking into a message's headers, and making changed copies. Keys are full names in lower case.
import type { Header, SipMessage } from './sipMessage';

type Headed = Pick<SipMessage, 'headers'>;

export const headerValue = (message: Headed, key: string): string | undefined => {
  for (const one of message.headers) if (one.key === key) return one.value;
  return undefined;
};

export const headerValues = (message: Headed, key: string): readonly string[] =>
  message.headers.filter((one) => one.key === key).map((one) => one.value);

/** The option tags of all headers of this name: `Require: a, b` → `['a', 'b']`. */
export const optionTags = (message: Headed, key: string): readonly string[] =>
  headerValues(message, key)
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Replaces the first header of `added`'s name where it stands; puts it at the end where there is none. */
export const withHeader = (headers: readonly Header[], added: Header): readonly Header[] => {
  const at = headers.findIndex((one) => one.key === added.key);
  return at < 0 ? [...headers, added] : headers.with(at, added);
};

/** Without the first header of this name. */
export const withoutFirst = (headers: readonly Header[], key: string): readonly Header[] => {
  const at = headers.findIndex((one) => one.key === key);
  return at < 0 ? headers : headers.toSpliced(at, 1);
};
