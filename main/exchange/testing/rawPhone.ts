// Tests only. A phone that speaks SIP text over a WebSocket and does nothing by itself.
import { WebSocket } from 'ws';
import { headerValue, headerValues } from '../message/headers';
import { parseMessage } from '../message/parseMessage';
import { reply } from '../message/reply';
import { header, type SipMessage, type SipRequest, type SipResponse } from '../message/sipMessage';
import { writeMessage } from '../message/writeMessage';

export interface RawPhone {
  readonly user: string;
  readonly host: string;
  readonly socket: WebSocket;
  /** The next message that matches, from those not taken yet; rejects after two seconds without one. */
  readonly take: <T extends SipMessage>(matches: (message: SipMessage) => message is T) => Promise<T>;
  readonly takeRequest: (method: string) => Promise<SipRequest>;
  readonly takeResponse: (status: number, method?: string) => Promise<SipResponse>;
  /** Messages that came and were not taken. */
  readonly untaken: () => readonly SipMessage[];
  readonly sendRaw: (data: string | Uint8Array) => void;
  /** Sends a request and gives it back as sent, for its CANCEL and ACK. */
  readonly request: (method: string, uri: string, parts?: RequestParts) => SipRequest;
  readonly answer: (request: SipRequest, status: number, extra?: readonly [string, string][]) => void;
  readonly register: (expires?: number) => Promise<SipResponse>;
  /** Resolves when everything sent before it has been handled by the exchange. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RequestParts {
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly to?: string;
  readonly from?: string;
  readonly headers?: readonly [string, string][];
  readonly body?: string;
}

let counter = 0;

export const connectPhone = async (url: string, user: string, host?: string): Promise<RawPhone> => {
  const socket = new WebSocket(url, 'sip');
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  counter += 1;
  const name = host ?? `phone${counter}.invalid`;
  const contact = `<sip:c${counter}@${name};transport=ws>`;
  const inbox: SipMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    const read = parseMessage(data);
    if (!read.ok) return;
    inbox.push(read.value);
    for (const look of [...waiting]) look();
  });

  const take: RawPhone['take'] = (matches) =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        waiting.delete(look);
        const held = inbox.map((one) => (one.kind === 'request' ? one.method : one.status)).join(' ');
        reject(new Error(`${user}: the awaited message did not come; untaken: ${held || 'none'}`));
      }, 2_000);
      const look = (): void => {
        const at = inbox.findIndex(matches);
        const found = inbox[at];
        if (!found || !matches(found)) return;
        inbox.splice(at, 1);
        waiting.delete(look);
        clearTimeout(limit);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  const takeRequest: RawPhone['takeRequest'] = (method) =>
    take((one): one is SipRequest => one.kind === 'request' && one.method === method);
  const takeResponse: RawPhone['takeResponse'] = (status, method = '') =>
    take(
      (one): one is SipResponse =>
        one.kind === 'response' && one.status === status && (headerValue(one, 'cseq') ?? '').endsWith(method),
    );

  const request: RawPhone['request'] = (method, uri, parts = {}) => {
    counter += 1;
    const message: SipRequest = {
      kind: 'request',
      method,
      uri,
      headers: [
        header('Via', `SIP/2.0/WS ${name};branch=${parts.branch ?? `z9hG4bK${user}${counter}`}`),
        header('Max-Forwards', '70'),
        header('To', parts.to ?? `<${uri}>`),
        header('From', parts.from ?? `"座席" <sip:${user}@practice.example>;tag=f${user}`),
        header('Call-ID', parts.callId ?? `call-${counter}`),
        header('CSeq', `${parts.cseq ?? counter} ${method}`),
        header('Contact', contact),
        ...(parts.headers ?? []).map(([key, value]) => header(key, value)),
      ],
      body: Buffer.from(parts.body ?? ''),
    };
    socket.send(writeMessage(message).toString());
    return message;
  };

  return {
    user,
    host: name,
    socket,
    take,
    takeRequest,
    takeResponse,
    untaken: () => inbox,
    sendRaw: (data) => socket.send(data),
    request,
    answer: (to, status, extra = []) => {
      const more = [header('Contact', contact), ...extra.map(([key, value]) => header(key, value))];
      socket.send(writeMessage(reply(to, status, `t${user}`, more)).toString());
    },
    register: (expires = 600) => {
      request('REGISTER', 'sip:practice.example', {
        to: `<sip:${user}@practice.example>`,
        headers: [['Expires', String(expires)]],
      });
      return takeResponse(200, 'REGISTER');
    },
    settled: async () => {
      const asked = request('OPTIONS', 'sip:practice.example');
      const callId = headerValue(asked, 'call-id');
      await take(
        (one): one is SipResponse => one.kind === 'response' && headerValue(one, 'call-id') === callId,
      );
    },
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
};

/** CANCEL or the ACK to a failure: same branch, same number. */
export const companionOf = (phone: RawPhone, invite: SipRequest, method: 'CANCEL' | 'ACK'): SipRequest => {
  const via = headerValues(invite, 'via')[0] ?? '';
  return phone.request(method, invite.uri, {
    branch: /branch=(\S+)/.exec(via)?.[1] ?? '',
    callId: headerValue(invite, 'call-id') ?? '',
    cseq: Number((headerValue(invite, 'cseq') ?? '').split(' ')[0]),
  });
};
