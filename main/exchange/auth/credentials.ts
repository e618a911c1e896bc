// Main process. The Authorization and Proxy-Authorization headers, and the challenges that ask for them (RFC 3261 §20.7,
// RFC 7616 §3.3–3.4).
import { endOfQuoted, TOKEN } from '../message/grammar';

/** What one `Digest` header says; names in lower case, quotes undone. */
export type DigestFields = ReadonlyMap<string, string>;

/** Reads `Digest a="1", b=2`; undefined for another scheme or a wrong form. */
export const parseDigest = (text: string): DigestFields | undefined => {
  const scheme = /^Digest[ \t]+/i.exec(text)?.[0];
  if (scheme === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const part of partsOf(text.slice(scheme.length))) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (!TOKEN.test(name) || fields.has(name)) return undefined;
    fields.set(name, unquoted(part.slice(equals + 1).trim()));
  }
  return fields;
};

/** Splits at commas outside quotes. */
const partsOf = (text: string): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') {
      const end = endOfQuoted(text, at);
      if (end < 0) break;
      at = end - 1;
    } else if (text[at] === ',') {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
};

const unquoted = (value: string): string =>
  value.startsWith('"') && value.endsWith('"') && value.length > 1
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
