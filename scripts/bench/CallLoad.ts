// Two ends of many calls at one server: as little work as a SIP message allows, so that the server is what is measured.
import { WebSocket } from 'ws';

const DOMAIN = 'bench.invalid';
/** Calls under way at once. */
const WIDTH = 20;
const SDP =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n';

const lines = (...text: readonly string[]): string => `${text.join('\r\n')}\r\n\r\n`;
const field = (message: string, name: string): string =>
  new RegExp(`\r\n${name}: ([^\r\n]*)`, 'i').exec(message)?.[1] ?? '';

export class CallLoad {
  readonly #url: string;
  #sockets: WebSocket[] = [];
  #calls = 0;
  #over: () => void = () => undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects both ends and registers the called one. */
  async open(): Promise<void> {
    const connect = (hear: (message: string, socket: WebSocket) => void): Promise<WebSocket> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(this.#url, 'sip');
        socket.once('error', reject);
        socket.once('open', () => resolve(socket));
        socket.on('message', (data: Buffer) => hear(data.toString(), socket));
      });
    let registered = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      registered = resolve;
    });
    const callee = await connect((message, socket) => {
      if (message.startsWith('SIP/2.0 200')) registered();
      else called(message, socket);
    });
    const caller = await connect((message, socket) => this.#heard(message, socket));
    this.#sockets = [caller, callee];
    callee.send(this.#request('REGISTER', 'callee', 'register', 1, `sip:${DOMAIN}`, ['Expires: 600']));
    await done;
  }

  /** Milliseconds a call, over so many of them. */
  async run(count: number): Promise<number> {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      let [begun, ended] = [0, 0];
      const next = (): void => {
        if (begun === count) return;
        begun += 1;
        this.#calls += 1;
        const id = `call-${this.#calls}-${start}`;
        this.#sockets[0]?.send(this.#request('INVITE', 'caller', id, 1, `sip:callee@${DOMAIN}`, [], SDP));
      };
      this.#over = () => {
        ended += 1;
        if (ended === count) resolve();
        else next();
      };
      for (let at = 0; at < WIDTH; at++) next();
    });
    return (performance.now() - start) / count;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #heard(message: string, socket: WebSocket): void {
    if (!message.startsWith('SIP/2.0 2')) return;
    const id = field(message, 'Call-ID');
    if (field(message, 'CSeq').endsWith('BYE')) {
      this.#over();
      return;
    }
    const to = field(message, 'To');
    const target = `sip:callee@callee.${DOMAIN}`;
    socket.send(this.#request('ACK', 'caller', id, 1, target, [], '', to));
    socket.send(this.#request('BYE', 'caller', id, 2, target, [], '', to));
  }

  #request(
    method: string,
    user: string,
    id: string,
    cseq: number,
    uri: string,
    more: readonly string[],
    body = '',
    to = `<sip:callee@${DOMAIN}>`,
  ): string {
    return (
      lines(
        `${method} ${uri} SIP/2.0`,
        `Via: SIP/2.0/WS ${user}.${DOMAIN};branch=z9hG4bK${id}${method}`,
        'Max-Forwards: 70',
        `From: <sip:${user}@${DOMAIN}>;tag=${user}`,
        `To: ${to}`,
        `Call-ID: ${id}`,
        `CSeq: ${cseq} ${method}`,
        `Contact: <sip:${user}@${user}.${DOMAIN};transport=ws>`,
        ...more,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        `Content-Length: ${body.length}`,
      ) + body
    );
  }
}

function called(message: string, socket: WebSocket): void {
  const method = message.slice(0, message.indexOf(' '));
  if (method === 'ACK') return;
  const vias = [...message.matchAll(/\r\nVia: ([^\r\n]*)/gi)].map((found) => `Via: ${found[1]}`);
  const routes = [...message.matchAll(/\r\nRecord-Route: ([^\r\n]*)/gi)].map(
    (found) => `Record-Route: ${found[1]}`,
  );
  const tag = method === 'INVITE' ? ';tag=callee' : '';
  const answer = (status: string, body: string): void =>
    socket.send(
      lines(
        `SIP/2.0 ${status}`,
        ...vias,
        ...routes,
        `From: ${field(message, 'From')}`,
        `To: ${field(message, 'To')}${tag}`,
        `Call-ID: ${field(message, 'Call-ID')}`,
        `CSeq: ${field(message, 'CSeq')}`,
        `Contact: <sip:callee@callee.${DOMAIN};transport=ws>`,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        `Content-Length: ${body.length}`,
      ) + body,
    );
  if (method === 'INVITE') answer('180 Ringing', '');
  answer('200 OK', method === 'INVITE' ? SDP : '');
}
