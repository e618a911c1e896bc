import type { AudioDevice } from './AudioDevice';
import type { LineQuality } from './lineQuality';

/** The phone page as the desk sees it: not part of the log, told at once on every change. */
export interface PhoneStatus {
  /** `absent`: no phone page is open for this seat. `unauthorized`: the account or its secret is wrong. */
  readonly registration: 'absent' | 'connecting' | 'registered' | 'unreachable' | 'refused' | 'unauthorized';
  /** `ready`: a microphone is open. The others say why the caller can be heard but cannot hear the seat. */
  readonly microphone: 'unknown' | 'ready' | 'noDevice' | 'noPermission' | 'failed';
  /** False until the browser lets the page play sound. */
  readonly audible: boolean;
  /** Sound devices that are plugged in. */
  readonly devices?:
    | { readonly microphones: readonly AudioDevice[]; readonly speakers: readonly AudioDevice[] }
    | undefined;
  /** Names of the ones in use; empty where there is none. */
  readonly using?: { readonly microphone: string; readonly speaker: string } | undefined;
  /** How well the worst leg is heard; absent without a connected one. */
  readonly line?: LineQuality | undefined;
  /** Last thing the phone could not do, in the person's words; cleared by the next success. */
  readonly trouble?: { readonly code: string; readonly message: string } | undefined;
}

export const PHONE_ABSENT: PhoneStatus = { registration: 'absent', microphone: 'unknown', audible: false };
