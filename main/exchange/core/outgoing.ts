// Main process. The messages that the proxy sends on or makes (RFC 3261 §16.6, §9.1, §17.1.1.3, §13.2.2.4).
import { parseAddress } from '../message/address';
import { headerValue, headerValues, withHeader, withoutFirst } from '../message/headers';
import { type Header, header, NO_BODY, type SipRequest, type SipResponse } from '../message/sipMessage';
import { parseUri } from '../message/sipUri';

/** The exchange's own name in Via. The same after every start, so that answers to an older run find their way too. */
export const OWN_HOST = 'exchange.invalid';

const ownVia = (branch: string): Header => header('Via', `SIP/2.0/WS ${OWN_HOST};branch=${branch}`);

/** The request as it goes on: own Via on top, one hop less, what the exchange adds, the rest as it came. */
export const forwarded = (
  request: SipRequest,
  uri: string,
  branch: string,
  added: readonly Header[] = [],
): SipRequest => {
  const hops = Number(headerValue(request, 'max-forwards') ?? '71') - 1;
  const headers = withHeader(withoutOwnRoute(request.headers), header('Max-Forwards', String(hops)));
  const kept = headers.filter(({ key }) => added.every((one) => one.key !== key));
  return { ...request, uri, headers: [ownVia(branch), ...kept, ...added] };
};

const withoutOwnRoute = (headers: readonly Header[]): readonly Header[] => {
  const route = parseAddress(headerValue({ headers }, 'route') ?? '');
  const isOurs = route && parseUri(route.uri)?.host === OWN_HOST;
  return isOurs ? withoutFirst(headers, 'route') : headers;
};

/** The response as it goes back: without the topmost Via, which is ours. */
export const returned = (response: SipResponse): SipResponse => ({
  ...response,
  headers: withoutFirst(response.headers, 'via'),
});

const DIALOG = ['from', 'to', 'call-id'];

const companion = (invite: SipRequest, method: string, extra: readonly Header[]): SipRequest => {
  const number = (headerValue(invite, 'cseq') ?? '').split(/[ \t]/)[0] ?? '0';
  const via = invite.headers.filter((one) => one.key === 'via').slice(0, 1);
  const kept = invite.headers.filter((one) => DIALOG.includes(one.key) || one.key === 'route');
  return {
    kind: 'request',
    method,
    uri: invite.uri,
    headers: [...via, header('Max-Forwards', '70'), ...kept, header('CSeq', `${number} ${method}`), ...extra],
    body: NO_BODY,
  };
};

/** CANCEL for an INVITE that we sent. `reason`: the caller's own, or that somebody else answered (RFC 3326). */
export const cancelOf = (invite: SipRequest, reason: readonly string[]): SipRequest =>
  companion(
    invite,
    'CANCEL',
    reason.map((value) => header('Reason', value)),
  );

export const ANSWERED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** ACK for a failure that answered an INVITE of ours: same branch, the answer's To. */
export const ackOf = (invite: SipRequest, failure: SipResponse): SipRequest => {
  const ack = companion(invite, 'ACK', []);
  return { ...ack, headers: withHeader(ack.headers, header('To', headerValue(failure, 'to') ?? '')) };
};

/** ACK and BYE in the caller's stead, for a callee whose 2xx came when nobody waited any more. */
export const releaseOf = (
  invite: SipRequest,
  success: SipResponse,
  branch: (part: string) => string,
): readonly SipRequest[] => {
  const ack = ackOf(invite, success);
  const contact = parseAddress(headerValue(success, 'contact') ?? '');
  const uri = contact?.uri ?? invite.uri;
  const number = Number((headerValue(invite, 'cseq') ?? '0').split(/[ \t]/)[0]);
  const part = (request: SipRequest, name: string): SipRequest => ({
    ...request,
    uri,
    headers: withHeader(request.headers, ownVia(branch(name))),
  });
  const bye: SipRequest = {
    ...ack,
    method: 'BYE',
    headers: withHeader(ack.headers, header('CSeq', `${number + 1} BYE`)),
  };
  return [part(ack, 'ack'), part(bye, 'bye')];
};

const OWN_VIA = new RegExp(`[ \\t]${OWN_HOST.replace('.', '\\.')}[ \\t]*(?:[;:]|$)`, 'i');

/** We put our Via on it before: it came round. */
export const hasLooped = (request: SipRequest): boolean =>
  headerValues(request, 'via').some((via) => OWN_VIA.test(via));
