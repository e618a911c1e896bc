import { describe, expect, test } from 'vitest';
import { ServerChoice } from './ServerChoice';

describe('servers in order of preference', () => {
  test('the next one, after the last the first again, and back at any time', () => {
    const servers = new ServerChoice('a', ['b', 'c']);
    const seen = [servers.current];
    for (let n = 0; n < 3; n += 1) {
      servers.next();
      seen.push(servers.current);
    }
    expect(seen).toEqual(['a', 'b', 'c', 'a']);
    servers.next();
    expect(servers.isPreferred).toBe(false);
    servers.back();
    expect([servers.current, servers.isPreferred, servers.hasOthers]).toEqual(['a', true, true]);
  });

  test('one alone stays', () => {
    const servers = new ServerChoice('a', []);
    servers.next();
    expect([servers.current, servers.isPreferred, servers.hasOthers]).toEqual(['a', true, false]);
  });
});
