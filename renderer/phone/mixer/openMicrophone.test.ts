import { afterEach, describe, expect, it, vi } from 'vitest';
import { openMicrophone } from './openMicrophone';

const PLAIN = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
afterEach(() => vi.unstubAllGlobals());

/** A browser that gives `stream`, or fails by this name; what it was asked for. */
const browser = (fails?: string) => {
  const getUserMedia = vi.fn(async () => {
    if (fails !== undefined) throw Object.assign(new Error(), { name: fails });
    return 'stream';
  });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  return getUserMedia;
};

describe('the microphone', () => {
  it.each(['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const)(
    'is opened with %s as it is set, and the two others as they are',
    async (name) => {
      const asked = browser();
      const wish = { ...PLAIN, [name]: false };
      expect(await openMicrophone(wish)).toEqual({ state: 'ready', stream: 'stream' });
      expect(asked).toHaveBeenCalledWith({ audio: wish });
    },
  );

  it('is exactly the one that was chosen, else whatever the system prefers', async () => {
    const asked = browser();
    await openMicrophone({ ...PLAIN, device: { id: 'headset', label: '' } });
    await openMicrophone({ ...PLAIN, device: { id: '', label: 'as named before' } });
    expect(asked.mock.calls).toEqual([
      [{ audio: { ...PLAIN, deviceId: { exact: 'headset' } } }],
      [{ audio: PLAIN }],
    ]);
  });

  it.each([
    ['NotAllowedError', 'noPermission'],
    ['SecurityError', 'noPermission'],
    ['NotFoundError', 'noDevice'],
    ['OverconstrainedError', 'noDevice'],
    ['NotReadableError', 'failed'],
  ])('%s is told as %s, and nothing throws', async (name, state) => {
    browser(name);
    expect(await openMicrophone(PLAIN)).toEqual({ state });
  });
});
