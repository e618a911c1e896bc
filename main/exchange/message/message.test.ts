import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './address';
import { splitList } from './grammar';
import { headerValue, headerValues } from './headers';
import { parseMessage } from './parseMessage';
import { readMessage } from './readMessage';
import { header, type SipMessage } from './sipMessage';
import { parseUri, sameUser, withoutHeaders } from './sipUri';
import { parseVia } from './via';
import { writeMessage } from './writeMessage';

const token = fc.stringMatching(/^[A-Za-z0-9.!%*_+`'~-]{1,12}$/);
const text = fc.stringMatching(/^[!-~\u4e00-\u9fa5]([ -~\u4e00-\u9fa5]{0,30}[!-~\u4e00-\u9fa5])?$/);
/** Names that the exchange gives a meaning to are left to the fixed examples. */
const RESERVED =
  /^(via|v|route|record-route|contact|m|to|t|from|f|call-id|i|cseq|max-forwards|content-length|l|content-type|c)$/i;
const aHeader = fc
  .tuple(
    token.filter((name) => !RESERVED.test(name)),
    fc.oneof(text, fc.constant('')),
  )
  .map(([name, value]) => header(name, value));
const body = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
const measured = <T extends { headers: readonly unknown[]; body: Uint8Array }>(message: T): T => ({
  ...message,
  headers: [...message.headers, header('Content-Length', String(message.body.length))],
});
const aMessage: fc.Arbitrary<SipMessage> = fc.oneof(
  fc
    .record({
      kind: fc.constant('request' as const),
      method: token.filter((method) => !/^sip/i.test(method)),
      uri: fc.constantFrom('sip:a@b.example', 'sip:%75@h;x=1', 'tel:+86-10'),
      headers: fc.array(aHeader, { maxLength: 8 }),
      body,
    })
    .map(measured),
  fc
    .record({
      kind: fc.constant('response' as const),
      status: fc.integer({ min: 100, max: 699 }),
      reason: fc.oneof(text, fc.constant('')),
      headers: fc.array(aHeader, { maxLength: 8 }),
      body,
    })
    .map(measured),
);

describe('reading what was written', () => {
  test('gives the same message', () => {
    fc.assert(
      fc.property(aMessage, (message) => {
        const read = parseMessage(writeMessage(message));
        expect(read.ok && { ...read.value, body: Buffer.from(read.value.body) }).toEqual(message);
      }),
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readMessage(bytes)));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (wild) => void readMessage(wild)));
  });
});

const message = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

describe('header lines', () => {
  test('compact names, any case, folds, and several values a line', () => {
    const read = parseMessage(
      message(
        'INVITE sip:a@b SIP/2.0',
        'v: SIP/2.0/WS a.invalid;branch=z9hG4bK1 , SIP/2.0/WS',
        '  b.invalid;branch=z9hG4bK2',
        'rOuTe: <sip:x;lr>, "a, b" <sip:y;lr>',
        'm: "Quoted \\", comma" <sip:c@d>;q=1,<sip:e@f>',
        'SUBJECT : one, two',
      ),
    );
    if (!read.ok) throw new Error(read.error.reason);
    expect(headerValues(read.value, 'via')).toEqual([
      'SIP/2.0/WS a.invalid;branch=z9hG4bK1',
      'SIP/2.0/WS b.invalid;branch=z9hG4bK2',
    ]);
    expect(headerValues(read.value, 'route')).toEqual(['<sip:x;lr>', '"a, b" <sip:y;lr>']);
    expect(headerValues(read.value, 'contact')).toEqual(['"Quoted \\", comma" <sip:c@d>;q=1', '<sip:e@f>']);
    expect(headerValue(read.value, 'subject')).toBe('one, two');
  });

  test('Content-Length counts octets: what is behind the body is no part of it', () => {
    const read = parseMessage('MESSAGE sip:a@b SIP/2.0\r\nl: 6\r\n\r\n座席 and more');
    expect(read.ok && Buffer.from(read.value.body).toString()).toBe('座席');
  });

  test('a list is split at its top level alone', () => {
    expect(splitList('a, "b, c", <sip:d,e>;f=1')).toEqual(['a', '"b, c"', '<sip:d,e>;f=1']);
    expect(splitList('a, "b')).toEqual(['a, "b']);
  });
});

describe('addresses and URIs', () => {
  test.each([
    ['"张 \\"三\\"" <sip:a@b>;tag=1', 'sip:a@b', '1'],
    ['sip:a@b;tag=1', 'sip:a@b', '1'],
    ['caller<sip:a@b;x=1>;tag=2', 'sip:a@b;x=1', '2'],
  ])('%s', (written, uri, tag) => {
    const read = parseAddress(written);
    expect([read?.uri, read?.params.get('tag')]).toEqual([uri, tag]);
  });

  test.each(['Bell, A <sip:a@b>', '"open <sip:a@b>', '< sip:a@b >', 'sip:a@b?x=1', '<sip:a@b', '<sip:@>'])(
    'refuses %s',
    (written) => expect(parseAddress(written)).toBeUndefined(),
  );

  test('users are the same with and without escapes of plain characters', () => {
    expect(sameUser('%75se%72')).toBe('user');
    expect(sameUser('a%20b%2f')).toBe('a%20b%2F');
  });

  test('a URI in its parts', () => {
    expect(parseUri('sip:a;b?c:pw@H.example:5060;t=1?h=2')).toEqual({
      scheme: 'sip',
      user: 'a;b?c',
      host: 'h.example',
      port: 5060,
      hasHeaders: true,
    });
    expect(parseUri('tel:+86-10-123')).toMatchObject({ user: '+8610123' });
    expect(withoutHeaders('sip:a?b@h;x=1?h=2')).toBe('sip:a?b@h;x=1');
  });

  test('a Via with blanks, an address in brackets, and the bare cookie as no branch', () => {
    expect(parseVia('SIP  /   2.0 /UDP [2001:DB8::1] : 5060 ; branch = z9hG4bK')).toMatchObject({
      sentBy: '[2001:db8::1]:5060',
      branch: '',
    });
  });
});
