// A caller who is neither a seat nor a scripted citizen: SIP as it is written, from a page of its own, with a tone for
// a voice. He dials one of the two numbers and waits in its queue like everybody else.
import type { BrowserContext, Page } from 'playwright-core';
import { vi } from 'vitest';

export interface Ringing {
  /** A page of a seat: its socket carries him, and only names that end with its seat. */
  readonly beside: Page;
  readonly seat: string;
  /** What the display of whoever he rings shows. */
  readonly number: string;
  readonly dials: string;
  readonly hertz: number;
}

type State = 'calling' | 'answered' | 'refused' | 'over';

export class OutsideCaller {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async ring(browser: BrowserContext, call: Ringing): Promise<OutsideCaller> {
    const page = await browser.newPage();
    // A file of the host's own origin, silent: nothing of the program runs in it.
    await page.goto(new URL('../audio/desk-110-idle.ogg', call.beside.url()).href, { waitUntil: 'commit' });
    await page.evaluate(() => document.querySelector('video')?.remove());
    const url = new URL('../sip', call.beside.url());
    url.protocol = 'ws:';
    const { seat, number, dials, hertz } = call;
    await page.evaluate(callFrom, { url: url.href, user: `outside-${seat}`, number, dials, hertz });
    return new OutsideCaller(page);
  }

  state(): Promise<State> {
    return this.#page.evaluate(() => (window as unknown as { outside: { state: State } }).outside.state);
  }

  is(state: State): Promise<void> {
    return vi.waitFor(
      async () => {
        const now = await this.state();
        if (now !== state) throw new Error(`the caller is ${now}, not ${state}`);
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  async hangUp(): Promise<void> {
    await this.#page.evaluate(() => (window as unknown as { outside: { hangUp(): void } }).outside.hangUp());
    await this.is('over');
    await this.#page.close();
  }
}

/** Runs in the page. RFC 3261 as far as one call needs it: INVITE, ACK, CANCEL, BYE. */
async function callFrom(call: {
  url: string;
  user: string;
  number: string;
  dials: string;
  hertz: number;
}): Promise<void> {
  const audio = new AudioContext();
  const voice = new OscillatorNode(audio, { frequency: call.hertz });
  const out = audio.createMediaStreamDestination();
  voice.connect(out);
  voice.start();
  const media = new RTCPeerConnection();
  for (const track of out.stream.getTracks()) media.addTrack(track, out.stream);
  await media.setLocalDescription();
  await new Promise<void>((done) => {
    if (media.iceGatheringState === 'complete') done();
    media.onicegatheringstatechange = () => media.iceGatheringState === 'complete' && done();
  });
  const socket = new WebSocket(call.url, 'sip');
  await new Promise((done) => {
    socket.onopen = done;
  });

  const outside = { state: 'calling' as State, hangUp: () => {} };
  const target = `sip:${call.dials}@linkseat.invalid`;
  const branch = `z9hG4bK${crypto.randomUUID()}`;
  const callId = crypto.randomUUID();
  const send = (method: string, uri: string, to: string, own: string, more: string[] = [], body = '') =>
    socket.send(
      [
        `${method} ${uri} SIP/2.0`,
        `Via: SIP/2.0/WS outside.invalid;branch=${own}`,
        'Max-Forwards: 70',
        `From: <sip:${call.user}@linkseat.invalid>;tag=outside`,
        `To: ${to}`,
        `Call-ID: ${callId}`,
        `CSeq: ${method === 'BYE' ? 2 : 1} ${method}`,
        `Contact: <sip:${call.user}@outside.invalid;transport=ws>`,
        ...more,
        `Content-Length: ${new TextEncoder().encode(body).length}`,
        '',
        body,
      ].join('\r\n'),
    );
  const first = (name: string, text: string) =>
    new RegExp(`^${name}:\\s*(.+?)\\r?$`, 'im').exec(text)?.[1] ?? '';

  let remote = { uri: target, to: `<${target}>` };
  outside.hangUp = () => {
    if (outside.state === 'answered') send('BYE', remote.uri, remote.to, `${branch}bye`);
    if (outside.state === 'calling') send('CANCEL', target, `<${target}>`, branch);
    outside.state = 'over';
  };
  socket.onmessage = async ({ data }) => {
    const text = typeof data === 'string' ? data : await (data as Blob).text();
    if (text.startsWith('BYE')) {
      const kept = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => `${name}: ${first(name, text)}`);
      socket.send(['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n'));
      outside.state = 'over';
    }
    const status = Number(/^SIP\/2\.0 (\d+)/.exec(text)?.[1] ?? 0);
    if (!first('CSeq', text).endsWith('INVITE') || status < 200) return;
    if (status >= 300) {
      send('ACK', target, first('To', text), branch);
      if (outside.state === 'calling') outside.state = 'refused';
      return;
    }
    remote = { uri: /<([^>]+)>/.exec(first('Contact', text))?.[1] ?? target, to: first('To', text) };
    send('ACK', remote.uri, remote.to, `${branch}ack`);
    if (outside.state !== 'calling') return;
    outside.state = 'answered';
    await media.setRemoteDescription({ type: 'answer', sdp: text.slice(text.indexOf('\r\n\r\n') + 4) });
  };
  send(
    'INVITE',
    target,
    `<${target}>`,
    branch,
    [`P-Asserted-Identity: <sip:${call.number}@linkseat.invalid>`, 'Content-Type: application/sdp'],
    media.localDescription?.sdp ?? '',
  );
  Object.assign(window, { outside });
}
