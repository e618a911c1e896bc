// The practice exchange asks for the seat's secret where a setting says so: whoever has it registers and calls as
// before, a socket without it does not.
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

const REGISTER = [
  'REGISTER sip:linkseat.invalid SIP/2.0',
  'Via: SIP/2.0/WS other.invalid;branch=z9hG4bKother',
  'Max-Forwards: 70',
  'From: <sip:bot-x-12345-001@linkseat.invalid>;tag=other',
  'To: <sip:bot-x-12345-001@linkseat.invalid>',
  'Call-ID: other',
  'CSeq: 1 REGISTER',
  'Contact: <sip:other@other.invalid;transport=ws>',
  'Expires: 60',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

/** First line of the answer to a REGISTER without credentials, on a socket of this seat. */
const registering = (): Promise<string> =>
  seat.desk.evaluate(
    (text) =>
      new Promise<string>((resolve, reject) => {
        const url = new URL('../sip', location.href);
        url.protocol = 'ws:';
        const socket = new WebSocket(url, 'sip');
        socket.onerror = () => reject(new Error('the host refused the connection'));
        socket.onopen = () => socket.send(text);
        socket.onmessage = ({ data }) => {
          socket.close();
          resolve(String(data).split('\r\n')[0] ?? '');
        };
      }),
    REGISTER,
  );

test('without the setting nobody is asked', async () => {
  expect(await registering()).toBe('SIP/2.0 200 OK');
});

test('with it the phone and the scripted citizen answer the challenge, and a stranger cannot', async () => {
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
  await seat.writeSettings({ practiceDigest: true });
  expect(await registering()).toBe('SIP/2.0 401 Unauthorized');
  await seat.phone.goto('about:blank');
  await seat.sees('seat-state', 'state', 'disconnected');
  await seat.phone.goBack();
  await seat.sees('seat-state', 'state', 'available');
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.hears('operator', TONES.citizen);
  await seat.writeSettings({ practiceDigest: false });
  expect(await registering()).toBe('SIP/2.0 200 OK');
});
