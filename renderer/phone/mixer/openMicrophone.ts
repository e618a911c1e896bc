// Phone page. The operator's voice, or the reason why there is none.
import type { PhoneStatus } from '@shared/call/PhoneStatus';

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

/** Never throws: without a microphone a call can still be taken and heard. */
export async function openMicrophone(): Promise<Microphone> {
  try {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return { state: 'ready', stream: await navigator.mediaDevices.getUserMedia({ audio }) };
  } catch (error) {
    return { state: REASONS.get((error as Error | undefined)?.name ?? '') ?? 'failed' };
  }
}
