// Main process. The few productions of RFC 3261 §25.1 that several readers share.

const TOKEN_CHARS = "A-Za-z0-9\\-.!%*_+`'~";

export const TOKEN = new RegExp(`^[${TOKEN_CHARS}]+$`);

/** Display name without quotes: tokens and blanks. One character class, so that no input can make it backtrack. */
export const PLAIN_DISPLAY = new RegExp(`^[${TOKEN_CHARS} \\t]*$`);

/** One `;name=value` at `lastIndex`, with the blanks that may stand round each part. */
const PARAM = new RegExp(
  `[ \\t]*;[ \\t]*([${TOKEN_CHARS}]+)(?:[ \\t]*=[ \\t]*("(?:[^"\\\\]|\\\\[^])*"|[${TOKEN_CHARS}\\[\\]:]+))?[ \\t]*`,
  'y',
);

export type Params = ReadonlyMap<string, string>;

/** Reads `;a=1;b` to the end of `text`, from `start`; undefined where something else stands there. Names in lower case. */
export const readParams = (text: string, start: number): Params | undefined => {
  const params = new Map<string, string>();
  let at = start;
  while (at < text.length) {
    PARAM.lastIndex = at;
    const found = PARAM.exec(text);
    if (!found) return text.slice(at).trim() === '' ? params : undefined;
    params.set((found[1] ?? '').toLowerCase(), found[2] ?? '');
    at = PARAM.lastIndex;
  }
  return params;
};

/** Where the quoted string that opens at `start` ends (index after the closing quote), or -1 where it does not. */
export const endOfQuoted = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') return at + 1;
  }
  return -1;
};

/** Splits at commas outside quotes and angle brackets. An unbalanced value stays whole, for its own reader to refuse. */
export const splitList = (text: string): readonly string[] => {
  if (!text.includes(',')) return [text];
  const parts: string[] = [];
  let from = 0;
  let inBrackets = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = endOfQuoted(text, at);
      if (end < 0) return [text];
      at = end - 1;
    } else if (char === '<') inBrackets = true;
    else if (char === '>') inBrackets = false;
    else if (char === ',' && !inBrackets) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  if (inBrackets) return [text];
  parts.push(text.slice(from).trim());
  return parts;
};
