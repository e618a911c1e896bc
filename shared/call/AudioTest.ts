/** A test of the sound devices, asked for in the settings: the microphone's level, three seconds of echo, the ring. */
export type AudioTestKind = 'level' | 'echo' | 'ring' | 'stop';

/** `inCall`, `noMicrophone`: refused, and why. */
export type AudioTestState = 'level' | 'recording' | 'playing' | 'done' | 'inCall' | 'noMicrophone';

/** `level` in 0 … 1. */
export interface AudioTestHeard {
  readonly state: AudioTestState;
  readonly level: number;
}
