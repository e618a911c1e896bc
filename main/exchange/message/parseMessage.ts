// Main process. From bytes to start line, headers and body (RFC 3261 §7). One WebSocket message carries one SIP message
// (RFC 7118 §5), so Content-Length frames nothing here; it is checked, because a wrong one tells of a broken sender.
import { isUtf8 } from 'node:buffer';
import { fail, ok } from '@shared/kernel/result';
import { splitList, TOKEN } from './grammar';
import { LISTED, SINGLE } from './headerName';
import { headerValue } from './headers';
import { parseStartLine, type StartLine } from './parseStartLine';
import {
  type Header,
  header,
  type Read,
  type Rejection,
  type SipMessage,
  type SipRequest,
} from './sipMessage';

/**
 * Reads one message. Errors: 400 for a form that cannot be read, 505 for another SIP version; `request` in the error
 * holds the lines that could be read. Responses that cannot be read fail without `request`: nobody answers a response.
 */
export const parseMessage = (data: string | Uint8Array): Read<SipMessage> => {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : asBuffer(data);
  const { head, bodyAt } = cutHead(bytes);
  const lines = unfold(head);
  const start = parseStartLine(lines[0] ?? '');
  const { headers, problem } = readHeaders(lines);
  const body = bytes.subarray(bodyAt);
  const reject = (status: number, reason: string): Read<SipMessage> =>
    fail(rejection(status, reason, start.ok ? start.value : start.error.request, headers));
  if (!start.ok) return reject(start.error.status, start.error.reason);
  if (problem !== undefined) return reject(400, problem);
  if (!isUtf8(bytes.subarray(0, bodyAt))) return reject(400, 'head is not UTF-8');
  const length = bodyLength(headers, body.length);
  if (typeof length === 'string') return reject(400, length);
  return ok({ ...start.value, headers, body: body.subarray(0, length) });
};

const asBuffer = (data: Uint8Array): Buffer =>
  Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** Blank lines before the start line are skipped (§7.5). A head without its empty line is the whole message. */
const cutHead = (bytes: Buffer): { head: string; bodyAt: number } => {
  let from = 0;
  while (bytes[from] === 13 && bytes[from + 1] === 10) from += 2;
  const end = bytes.indexOf('\r\n\r\n', from, 'latin1');
  if (end < 0) return { head: bytes.toString('utf8', from), bodyAt: bytes.length };
  return { head: bytes.toString('utf8', from, end), bodyAt: end + 4 };
};

/** A line that begins with a blank goes on with the one before it; the fold counts as one space (§7.3.1). */
const unfold = (head: string): readonly string[] => {
  const raw = head.split('\r\n');
  if (!/\r\n[ \t]/.test(head)) return raw;
  const lines: string[] = [];
  for (const line of raw) {
    const last = lines.length - 1;
    if (last > 0 && /^[ \t]/.test(line)) lines[last] = `${lines[last]?.trimEnd()} ${line.trim()}`;
    else lines.push(line);
  }
  return lines;
};

/** Reads all it can: after a line that is no header the others are still wanted, to answer with. */
const readHeaders = (
  lines: readonly string[],
): { headers: readonly Header[]; problem: string | undefined } => {
  const headers: Header[] = [];
  const seen = new Set<string>();
  let problem: string | undefined;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd();
    if (!TOKEN.test(name) || /[\r\n]/.test(line)) {
      problem ??= 'a header line is not a header';
      continue;
    }
    const one = header(name, line.slice(colon + 1).trim());
    if (SINGLE.has(one.key)) {
      if (seen.has(one.key)) problem ??= 'a header that may stand once stands twice';
      seen.add(one.key);
    }
    if (LISTED.has(one.key)) for (const value of splitList(one.value)) headers.push({ ...one, value });
    else headers.push(one);
  }
  return { headers, problem };
};

/** Octets of the body, or what is wrong with Content-Length. Without the header all that follows is the body. */
const bodyLength = (headers: readonly Header[], available: number): number | string => {
  const value = headerValue({ headers }, 'content-length');
  if (value === undefined) return available;
  if (!/^\d{1,9}$/.test(value)) return 'Content-Length is not a number';
  const length = Number(value);
  return length > available ? 'Content-Length is longer than the body' : length;
};

const rejection = (
  status: number,
  reason: string,
  start: StartLine | undefined,
  headers: readonly Header[],
): Rejection => {
  if (start?.kind !== 'request') return { status, reason };
  const request: SipRequest = { ...start, headers, body: new Uint8Array(0) };
  return { status, reason, request };
};
