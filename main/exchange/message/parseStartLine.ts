// Main process. Request-Line and Status-Line (RFC 3261 §7.1, §7.2).
import { fail, ok, type Result } from '@shared/kernel/result';
import { TOKEN } from './grammar';
import type { SipRequest, SipResponse } from './sipMessage';

type RequestLine = Pick<SipRequest, 'kind' | 'method' | 'uri'>;
type StatusLine = Pick<SipResponse, 'kind' | 'status' | 'reason'>;
export type StartLine = RequestLine | StatusLine;

interface BadStart {
  readonly status: number;
  readonly reason: string;
  /** Set where it was meant as a request, so that it can be answered. */
  readonly request?: RequestLine;
}

const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) ([^\r\n]*)$/i;

export const parseStartLine = (line: string): Result<StartLine, BadStart> => {
  if (/^SIP\//i.test(line)) return parseStatusLine(line);
  const parts = line.split(' ');
  const [method = '', uri = '', version = ''] = parts;
  const request: RequestLine = { kind: 'request', method, uri };
  if (!TOKEN.test(method)) return fail({ status: 400, reason: 'the start line has no method' });
  // Two blanks, a blank in the URI and a trailing blank all show as a wrong number of parts: §7.1 allows none of them.
  if (parts.length !== 3 || /[\t\r\n]/.test(line)) {
    return fail({ status: 400, reason: 'the start line is not method, URI, version', request });
  }
  if (!/^SIP\/\d+\.\d+$/i.test(version)) {
    return fail({ status: 400, reason: 'the start line has no SIP version', request });
  }
  if (!/^SIP\/2\.0$/i.test(version)) return fail({ status: 505, reason: 'another SIP version', request });
  return ok(request);
};

const parseStatusLine = (line: string): Result<StartLine, BadStart> => {
  const found = STATUS_LINE.exec(line);
  if (!found) return fail({ status: 400, reason: 'the status line is not version, code 100–699, phrase' });
  return ok({ kind: 'response', status: Number(found[1]), reason: found[2] ?? '' });
};
