import { describe, expect, it } from 'vitest';
import { serverGuarantees } from './serverGuarantees';

describe('what a seat may rely on, by the server’s version', () => {
  it.each([
    ['2.9.10', 'later'],
    ['2.10.0', 'ifSet'],
    ['2.12.1-beta', 'ifSet'],
    ['3.0.0', 'ifSet'],
  ])('%s: %s', (version, synced) => {
    expect(serverGuarantees(version)).toEqual({ ok: true, value: { version, synced } });
  });

  it.each(['0', '1.4.1', '2.8.4', 'unknown'])('%s is refused with a sentence that names it', (version) => {
    expect(serverGuarantees(version)).toMatchObject({
      ok: false,
      error: { code: 'linkServerOld', message: expect.stringContaining(version) },
    });
  });
});
