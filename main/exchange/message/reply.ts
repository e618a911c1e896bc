// Main process. Responses that the exchange makes itself (RFC 3261 §8.2.6).
import { REASONS } from './reasons';
import { type Header, header, NO_BODY, type SipRequest, type SipResponse } from './sipMessage';

const COPIED: ReadonlySet<string> = new Set(['via', 'from', 'to', 'call-id', 'cseq']);

/**
 * A response to `request`, which may be one that could be read in part only: what it lacks is left out, and what stands
 * twice is copied once. `toTag` is added where To has no tag yet; a 100 gets none (§8.2.6.2).
 */
export const reply = (
  request: SipRequest,
  status: number,
  toTag: string,
  extra: readonly Header[] = [],
): SipResponse => {
  const headers: Header[] = [];
  for (const one of request.headers) {
    if (!COPIED.has(one.key)) continue;
    if (one.key !== 'via' && headers.some((other) => other.key === one.key)) continue;
    headers.push(one.key === 'to' && status !== 100 ? tagged(one, toTag) : one);
  }
  return {
    kind: 'response',
    status,
    reason: REASONS[status] ?? '',
    headers: [...headers, ...extra],
    body: NO_BODY,
  };
};

const tagged = (to: Header, tag: string): Header =>
  /;[ \t]*tag[ \t]*=/i.test(to.value.slice(to.value.lastIndexOf('>') + 1))
    ? to
    : header(to.name, `${to.value};tag=${tag}`);
