// Main process. What routing needs from the headers, read once and checked: the "reasonable syntax" of RFC 3261 §16.3.
import { fail, ok } from '@shared/kernel/result';
import { type Address, parseAddress } from './address';
import { TOKEN } from './grammar';
import { headerValue, headerValues } from './headers';
import type { Read, SipMessage, SipRequest } from './sipMessage';
import { parseUri, type SipUri, schemeOf } from './sipUri';
import { parseVia, type Via } from './via';

export interface Envelope {
  /** The topmost Via. */
  readonly via: Via;
  readonly from: Address;
  readonly to: Address;
  readonly callId: string;
  readonly cseq: { readonly number: number; readonly method: string };
}

export interface RequestEnvelope extends Envelope {
  readonly uri: SipUri;
  /** 0–255; undefined where the sender gave none (RFC 2543). */
  readonly maxForwards: number | undefined;
}

export const readEnvelope = (message: SipMessage): Read<Envelope> => {
  const bad = (reason: string): Read<Envelope> => fail(refusal(message, 400, reason));
  const vias = headerValues(message, 'via').map(parseVia);
  const via = vias[0];
  if (!via) return bad('Via is missing or not readable');
  if (vias.includes(undefined)) return bad('a Via below the first is not readable');
  const from = parseAddress(headerValue(message, 'from') ?? '');
  if (!from) return bad('From is missing or not readable');
  const to = parseAddress(headerValue(message, 'to') ?? '');
  if (!to) return bad('To is missing or not readable');
  const callId = headerValue(message, 'call-id') ?? '';
  if (!/^\S+$/.test(callId)) return bad('Call-ID is missing or not readable');
  const cseq = readCSeq(headerValue(message, 'cseq') ?? '');
  if (!cseq) return bad('CSeq is missing or not readable');
  return ok({ via, from, to, callId, cseq });
};

/** The envelope of a request. Errors: 400, and 416 for a Request-URI of a scheme that cannot be routed here. */
export const readRequestEnvelope = (request: SipRequest): Read<RequestEnvelope> => {
  const bad = (status: number, reason: string): Read<RequestEnvelope> =>
    fail(refusal(request, status, reason));
  const envelope = readEnvelope(request);
  if (!envelope.ok) return envelope;
  if (envelope.value.cseq.method !== request.method) return bad(400, 'CSeq names another method');
  const hops = headerValue(request, 'max-forwards');
  if (hops !== undefined && !/^\d{1,4}$/.test(hops)) return bad(400, 'Max-Forwards is not a number');
  const maxForwards = hops === undefined ? undefined : Number(hops);
  if (maxForwards !== undefined && maxForwards > 255) return bad(400, 'Max-Forwards is above 255');
  for (const contact of headerValues(request, 'contact')) {
    if (contact !== '*' && !parseAddress(contact)) return bad(400, 'a Contact is not readable');
  }
  const uri = parseUri(request.uri);
  if (uri?.hasHeaders) return bad(400, 'the Request-URI carries headers');
  if (uri) return ok({ ...envelope.value, uri, maxForwards });
  const scheme = schemeOf(request.uri);
  return scheme === undefined || scheme === 'sip' || scheme === 'sips' || scheme === 'tel'
    ? bad(400, 'the Request-URI is not readable')
    : bad(416, 'the Request-URI has another scheme');
};

const refusal = (message: SipMessage, status: number, reason: string) =>
  message.kind === 'request' ? { status, reason, request: message } : { status, reason };

/** The number must be below 2**31 (§8.1.1.5). */
const readCSeq = (text: string): Envelope['cseq'] | undefined => {
  const [digits = '', method = '', ...more] = text.split(/[ \t]+/);
  if (!/^\d{1,12}$/.test(digits) || !TOKEN.test(method) || more.length > 0) return undefined;
  const number = Number(digits);
  return number < 2 ** 31 ? { number, method } : undefined;
};
