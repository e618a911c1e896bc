// A telephone without a program: SIP as it is written, with a tone for a voice.

export type OutsideState = 'calling' | 'answered' | 'refused' | 'over';

/** `window.outside`. */
export interface Outside {
  state: OutsideState;
  /** When the INVITE went out: Unix milliseconds, with fractions. */
  calledAt: number;
  hangUp(): void;
}

/** Runs in the page. RFC 3261 as far as one call needs it: INVITE, ACK, CANCEL, BYE. Whole in itself: it is sent as text. */
export async function callFrom(call: {
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

  const outside: Outside = { state: 'calling', calledAt: 0, hangUp: () => {} };
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
  outside.calledAt = performance.timeOrigin + performance.now();
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
