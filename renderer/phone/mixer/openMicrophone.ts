// Phone page. The operator's voice, or the reason why there is none.
import type { AudioDevice } from '@shared/call/AudioDevice';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Settings } from '@shared/contract/Settings';

export interface Microphone {
  readonly state: PhoneStatus['microphone'];
  readonly stream?: MediaStream | undefined;
}

const REASONS: ReadonlyMap<string, PhoneStatus['microphone']> = new Map([
  ['NotAllowedError', 'noPermission'],
  ['SecurityError', 'noPermission'],
  ['NotFoundError', 'noDevice'],
  ['OverconstrainedError', 'noDevice'],
]);

export interface MicrophoneWish
  extends Pick<Settings, 'echoCancellation' | 'noiseSuppression' | 'autoGainControl'> {
  /** Undefined: whatever the system prefers. */
  readonly device?: AudioDevice | undefined;
}

/** Never throws: without a microphone a call can still be taken and heard. */
export async function openMicrophone(wish: MicrophoneWish): Promise<Microphone> {
  const { device, echoCancellation, noiseSuppression, autoGainControl } = wish;
  const exact = device === undefined || device.id === '' ? {} : { deviceId: { exact: device.id } };
  try {
    const audio = { echoCancellation, noiseSuppression, autoGainControl, ...exact };
    return { state: 'ready', stream: await navigator.mediaDevices.getUserMedia({ audio }) };
  } catch (error) {
    return { state: REASONS.get((error as Error | undefined)?.name ?? '') ?? 'failed' };
  }
}
