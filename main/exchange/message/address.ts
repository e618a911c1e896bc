// Main process. From, To, Contact, Route: `"display" <uri>;params` or `uri;params` (RFC 3261 §20.10, §25.1).
import { endOfQuoted, type Params, PLAIN_DISPLAY, readParams } from './grammar';
import { isAbsoluteUri, parseUri, schemeOf } from './sipUri';

export interface Address {
  /** As written, without the brackets. */
  readonly uri: string;
  readonly params: Params;
}

/**
 * Reads one address; undefined where its form is wrong. Strict where leniency would change the meaning: a comma in a
 * bare display name, blanks inside the brackets, and `?` outside of them (§20.10) are refused, because the clients
 * behind this exchange would drop the whole message for them without a word.
 */
export const parseAddress = (text: string): Address | undefined => {
  const open = openingBracket(text);
  if (open === undefined) return undefined;
  if (open < 0) return bareAddress(text);
  const close = text.indexOf('>', open);
  if (close < 0) return undefined;
  return address(text.slice(open + 1, close), readParams(text, close + 1));
};

/** Index of `<`, -1 where there is none, undefined where what stands before it is no display name. */
const openingBracket = (text: string): number | undefined => {
  if (text.startsWith('"')) {
    const end = endOfQuoted(text, 0);
    if (end < 0) return undefined;
    const open = text.indexOf('<', end);
    return open >= 0 && text.slice(end, open).trim() === '' ? open : undefined;
  }
  const open = text.indexOf('<');
  return open < 0 || PLAIN_DISPLAY.test(text.slice(0, open)) ? open : undefined;
};

const bareAddress = (text: string): Address | undefined => {
  const uri = /^[^\s;?,<>"]+/.exec(text)?.[0];
  return uri === undefined ? undefined : address(uri, readParams(text, uri.length));
};

const address = (uri: string, params: Params | undefined): Address | undefined => {
  if (!params || !isAbsoluteUri(uri)) return undefined;
  const scheme = schemeOf(uri);
  if ((scheme === 'sip' || scheme === 'sips') && !parseUri(uri)) return undefined;
  return { uri, params };
};
