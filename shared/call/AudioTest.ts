/**
 * What the phone page does with the sound devices beside calls. A test, asked for in the settings: the microphone's
 * level, three seconds of echo, the ring. `line`: a line of a practice script is recorded until `stop`.
 */
export type AudioTestKind = 'level' | 'echo' | 'ring' | 'line' | 'stop';

/** `inCall`, `noMicrophone`: refused, and why. */
export type AudioTestState =
  | 'level'
  | 'recording'
  | 'playing'
  | 'recorded'
  | 'done'
  | 'inCall'
  | 'noMicrophone';

/** `level` in 0 … 1. */
export interface AudioTestHeard {
  readonly state: AudioTestState;
  readonly level: number;
  /** `recorded`: the sound as the browser recorded it, base64. */
  readonly sound?: string | undefined;
}
