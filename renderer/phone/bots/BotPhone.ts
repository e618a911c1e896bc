// Phone page. What a scripted party has at the other end of the line.
import type { Noise } from '@shared/practice/noiseOf';
import type { PhonePort } from '../port/PhonePort';
import type { PartyParts } from './ScriptedParty';

/** A party's phone with its voice; `close` frees both. */
export interface BotPhone {
  readonly port: PhonePort;
  readonly voice: PartyParts['voice'];
  readonly vanish: PartyParts['vanish'];
  /** What is heard behind him from now on. */
  readonly background: (noise: Noise) => void;
  readonly hearing?: PartyParts['hearing'];
  /** The trainer behind him is heard in his place, or not any more. */
  readonly person?: ((speaks: boolean) => void) | undefined;
  readonly close: () => Promise<void>;
}
