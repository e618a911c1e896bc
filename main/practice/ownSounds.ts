// Runs in the host. Lines that were recorded here: `practice/audio/*.wav` and their list. A file is never changed: a
// line that is recorded anew gets another name, so that older versions of its script sound as they did.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AudioManifest, audioManifestSchema } from '@shared/practice/audioManifestSchema';
import { measureSamples, readWav } from '@shared/practice/lineSound';

export interface OwnSounds {
  readonly all: () => AudioManifest['sounds'];
  /** The file's name; undefined where it is no WAV of ours. Throws where the disk refuses. */
  readonly keep: (script: string, text: string, wav: Uint8Array) => string | undefined;
}

export const ownAudioDir = (dataDir: string): string => join(dataDir, 'practice', 'audio');

export function openOwnSounds(dir: string): OwnSounds {
  const list = join(dir, 'manifest.json');
  const all = (): AudioManifest['sounds'] => {
    try {
      return audioManifestSchema.parse(JSON.parse(readFileSync(list, 'utf8'))).sounds;
    } catch {
      return {};
    }
  };
  return {
    all,
    keep: (script, text, wav) => {
      const read = readWav(wav);
      if (read === undefined) return undefined;
      const hash = createHash('sha256').update(text).update(wav).digest('hex').slice(0, 16);
      const file = `${script}-${hash.slice(0, 8)}.wav`;
      const measured = measureSamples(read.samples, read.rate);
      const sound = {
        kind: 'recording',
        text,
        voice: 'recorded',
        hash,
        bytes: wav.length,
        ...measured,
      } as const;
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, file), wav, { flush: true });
      const manifest: AudioManifest = { version: 1, sounds: { ...all(), [file]: sound } };
      writeFileSync(`${list}.new`, JSON.stringify(manifest, null, 1), { flush: true });
      renameSync(`${list}.new`, list);
      return file;
    },
  };
}
