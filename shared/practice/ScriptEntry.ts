import type { Words } from '../diversion/types';
import type { Side } from '../kernel/side';
import type { AudioManifest } from './audioManifestSchema';
import type { ScriptProblem } from './ScriptProblem';

/** `house`: came with the program and is never written over. `own`: written here. */
export type ScriptOrigin = 'house' | 'own';

/** A script as the list of the editor has it: the newest version, one that can't be played too. */
export interface ScriptEntry {
  readonly id: string;
  readonly origin: ScriptOrigin;
  /** Undefined where it can't be played; the problems say why. */
  readonly script:
    | {
        readonly version: number;
        readonly title: Words;
        readonly teaches: Words;
        readonly rings: Side;
        readonly rows: readonly string[];
        readonly clause: string;
      }
    | undefined;
  readonly problems: readonly ScriptProblem[];
  /** Something is written that is not saved as a version. */
  readonly drafted: boolean;
}

export interface ScriptText {
  readonly id: string;
  readonly origin: ScriptOrigin;
  readonly file: string;
  /** Of the newest version; of a script that has none yet, empty. */
  readonly text: string;
  readonly draft?: string | undefined;
}

/** What a script can point to. */
export interface ScriptSounds {
  readonly sounds: AudioManifest['sounds'];
  /** Voices of resources/audio/voices.json. */
  readonly voices: readonly string[];
}
