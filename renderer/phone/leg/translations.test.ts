import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryDelay } from '../sip/reconnect';
import { causeOfStatus } from './causes';
import { aorUser, referTo, replacesOf } from './dialogNames';
import { briefHeaders, briefIn } from './handoverBrief';
import { assertedHeaders } from './inviteHeaders';
import { offersHold } from './offeredDirection';
import { queueIn } from './offeredFact';
import { partyFrom } from './partyFrom';

describe('SIP in the words of the program', () => {
  test.each([
    [486, 'busy'],
    [600, 'busy'],
    [480, 'noAnswer'],
    [408, 'noAnswer'],
    [603, 'rejected'],
    [403, 'rejected'],
    [487, 'cancelledHere'],
    [404, 'failed'],
    [488, 'failed'],
    [503, 'failed'],
  ] as const)('status %i is %s', (status, cause) => {
    expect(causeOfStatus(status)).toBe(cause);
  });

  test.each([
    ['v=0\r\nm=audio 9 RTP/AVP 0\r\na=sendonly\r\n', true],
    ['v=0\r\nm=audio 9 RTP/AVP 0\r\na=inactive\r\n', true],
    ['v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 9 RTP/AVP 0\r\n', true],
    ['v=0\r\nm=audio 9 RTP/AVP 0\r\na=sendrecv\r\n', false],
    ['v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 9 RTP/AVP 0\r\n', false],
    ['v=0\r\na=sendonly\r\nm=audio 9 RTP/AVP 0\r\na=sendrecv\r\n', false],
  ])('%j holds: %s', (sdp, held) => {
    expect(offersHold(sdp)).toBe(held);
  });

  test('reconnecting is soon once, and then at any moment of the next 4 s', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const [least, most] = attempt === 0 ? [125, 250] : [200, 4_000];
        const delay = retryDelay(attempt, random);
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThanOrEqual(most);
      }),
    );
  });

  test.each([
    ['12345', '2026-01-02T03:04:05.678Z', { name: '12345', since: Date.UTC(2026, 0, 2, 3, 4, 5, 678) }],
    [' 110 ', '2026-01-02T11:04:05+08:00', { name: '110', since: Date.UTC(2026, 0, 2, 3, 4, 5) }],
    ['12345', 'soon', undefined],
    ['12345', undefined, undefined],
    [undefined, '2026-01-02T03:04:05Z', undefined],
    ['  ', '2026-01-02T03:04:05Z', undefined],
  ])('queue %j since %j is %j', (name, since, expected) => {
    const headers: Record<string, string | undefined> = {
      'X-Linkage-Queue': name,
      'X-Linkage-Queued-At': since,
    };
    expect(queueIn({ getHeader: (one) => headers[one] })).toEqual(expected);
  });

  const briefOf = (row: string | undefined, danger: string | undefined) => {
    const headers: Record<string, string | undefined> = { 'X-Linkage-Row': row, 'X-Linkage-Danger': danger };
    return briefIn({ getHeader: (one) => headers[one] });
  };

  test.each([
    ['110-03', undefined, { row: '110-03', danger: [], dangerNow: false }],
    [' 110-03 ', ' now , fire,trapped', { row: '110-03', danger: ['fire', 'trapped'], dangerNow: true }],
    [undefined, 'now', { row: '', danger: [], dangerNow: true }],
    // Kinds without the word that says it is now are no danger; nor is a word that only begins like it.
    ['110-03', 'fire, trapped', { row: '110-03', danger: [], dangerNow: false }],
    ['110-03', 'nowhere, fire', { row: '110-03', danger: [], dangerNow: false }],
    // What is no code of ours is left out, whatever stands beside it.
    ['<b>110-03</b>', 'now, fire', { row: '', danger: ['fire'], dangerNow: true }],
    ['110-03', 'now, , 着火, a b, "fire", fire', { row: '110-03', danger: ['fire'], dangerNow: true }],
    ['x'.repeat(65), 'now', { row: '', danger: [], dangerNow: true }],
    ['x'.repeat(65), 'fire', undefined],
    ['', '', undefined],
    [undefined, undefined, undefined],
    [undefined, 'NOW', undefined],
    ['a\r\nVia: x', undefined, undefined],
  ])('row %j with danger %j is %j', (row, danger, expected) => {
    expect(briefOf(row, danger)).toEqual(expected);
  });

  test('a stranger can fill neither the screen nor the log with kinds', () => {
    const many = Array.from({ length: 500 }, (_, at) => `kind-${at}`).join(',');
    expect(briefOf(undefined, `now,${many}`)?.danger).toHaveLength(32);
  });

  test('any header is read without a throw, and codes alone come of it; what we write is read back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (row, danger) => {
        const brief = briefOf(row, danger);
        for (const code of [brief?.row || 'none', ...(brief?.danger ?? [])])
          expect(code).toMatch(/^[\w.-]{1,64}$/);
        if (brief === undefined) return;
        const [rowLine = '', dangerLine = ''] = ['X-Linkage-Row', 'X-Linkage-Danger'].map((name) =>
          briefHeaders(brief)
            .find((line) => line.startsWith(name))
            ?.slice(name.length + 2),
        );
        expect(briefOf(rowLine, dangerLine)).toEqual(brief);
      }),
    );
  });

  test('a dialog is named to its far end with the tags as that end sees them, in brackets', () => {
    const tags = { callId: 'a b@c', localTag: 'ours', remoteTag: 'theirs' };
    expect(replacesOf(tags)).toBe('a b@c;to-tag=theirs;from-tag=ours');
    expect(referTo({ ...tags, remoteTarget: 'sip:x@y', aor: 'sip:110-001@pbx.example' })).toBe(
      '<sip:110-001@pbx.example?Replaces=a%20b%40c%3Bto-tag%3Dtheirs%3Bfrom-tag%3Dours>',
    );
  });

  test.each([
    [{ contact: 'c', asserted: 'p', address: 'f' }, true, 'c'],
    [{ contact: 'c', asserted: 'p', address: 'f' }, false, 'p'],
    [{ contact: 'c', asserted: undefined, address: 'f' }, false, 'f'],
    [{ contact: undefined, asserted: undefined, address: undefined }, true, ''],
  ])('%j (a Contact names the user: %s) is reached as %j', (names, contactNamesUser, user) => {
    expect(aorUser(names, contactNamesUser)).toBe(user);
  });

  test('a name cannot break out of its header, and nobody is shown who hides', () => {
    const asserted = { number: '13800000001', name: 'a"\\b' };
    expect(assertedHeaders({ asserted, domain: 'x' })).toEqual([
      'P-Asserted-Identity: "ab" <sip:13800000001@x>',
    ]);
    expect(partyFrom({ user: 'anonymous', host: 'x', name: 'A' })).toEqual({ number: '' });
    expect(partyFrom({ user: '1', host: 'anonymous.invalid', name: 'A' })).toEqual({ number: '' });
    expect(partyFrom({ user: '1', host: 'x', name: '' })).toEqual({ number: '1', name: undefined });
  });
});
