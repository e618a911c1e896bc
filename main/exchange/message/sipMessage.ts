// Main process. The shape of a SIP message (RFC 3261 §7) as the exchange carries it: read just far enough to route it,
// so that what it does not understand goes on unchanged and in order.
import type { Result } from '@shared/kernel/result';
import { headerKey } from './headerName';

export interface Header {
  /** As the sender wrote it. */
  readonly name: string;
  /** Lower-case full name, whatever the form it was written in: `i` and `Call-Id` are both `call-id`. */
  readonly key: string;
  /** Unfolded and trimmed. */
  readonly value: string;
}

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export interface SipResponse {
  readonly kind: 'response';
  /** 100–699. */
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export type SipMessage = SipRequest | SipResponse;

/**
 * Why a message was not taken. `reason` is one of our own sentences and never quotes the message, so that it can be
 * logged. `request` is what could be read of a request: enough, as a rule, to answer it.
 */
export interface Rejection {
  readonly status: number;
  readonly reason: string;
  readonly request?: SipRequest;
}

export type Read<T> = Result<T, Rejection>;

export const NO_BODY = new Uint8Array(0);

export const header = (name: string, value: string): Header => ({ name, key: headerKey(name), value });
