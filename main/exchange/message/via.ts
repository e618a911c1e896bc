// Main process. The Via header (RFC 3261 §20.42), one value.
import { type Params, readParams } from './grammar';

export interface Via {
  readonly transport: string;
  /** Host and port as one key, lower case: `a1b2.invalid`, `192.0.2.1:5060`. */
  readonly sentBy: string;
  readonly host: string;
  /** Empty where the sender gave none (RFC 2543) or the bare cookie, which says nothing. */
  readonly branch: string;
  readonly params: Params;
}

export const MAGIC_COOKIE = 'z9hG4bK';

const VIA =
  /^SIP[ \t]*\/[ \t]*2\.0[ \t]*\/[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]+(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)(?:[ \t]*:[ \t]*(\d{1,5}))?/i;

export const parseVia = (text: string): Via | undefined => {
  const found = VIA.exec(text);
  if (!found) return undefined;
  const params = readParams(text, found[0].length);
  if (!params) return undefined;
  const host = (found[2] ?? '').toLowerCase();
  const branch = params.get('branch') ?? '';
  return {
    transport: (found[1] ?? '').toUpperCase(),
    sentBy: found[3] === undefined ? host : `${host}:${found[3]}`,
    host,
    branch: branch === MAGIC_COOKIE ? '' : branch,
    params,
  };
};
