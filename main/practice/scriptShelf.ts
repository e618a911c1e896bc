// Runs in the host; also the command line. The practice scripts on the disk: those of the house, and those written here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lists } from '@shared/diversion/types';
import { type AudioManifest, audioManifestSchema } from '@shared/practice/audioManifestSchema';
import type { ScriptWorld } from '@shared/practice/checkScripts';
import { readScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { ScriptProblem } from '@shared/practice/ScriptProblem';

export interface ShelvedScript {
  readonly id: string;
  readonly origin: 'house' | 'own';
  readonly file: string;
  readonly text: string;
  /** Undefined where it can't be played; the problems say why. */
  readonly script: PracticeScript | undefined;
  readonly problems: readonly ScriptProblem[];
}

export interface ScriptShelf {
  /** The newest version of each, by id. A script written here stands before one of the house of the same id. */
  readonly all: () => readonly ShelvedScript[];
  readonly world: () => ScriptWorld;
}

export interface ShelfPlaces {
  readonly resourcesDir: string;
  readonly lists: Pick<Lists, 'rows' | 'overlaps'>;
}

/** A broken script is kept with its reasons; the others play. Nothing is read before it is asked for. */
export function openScriptShelf({ resourcesDir, lists }: ShelfPlaces): ScriptShelf {
  const world = once(
    (): ScriptWorld => ({
      rows: new Set(lists.rows.map(({ code }) => code)),
      overlaps: new Set(lists.overlaps.map(({ id }) => id)),
      sounds: readManifest(join(resourcesDir, 'audio', 'manifest.json')),
    }),
  );
  const house = once(() => readFolder(join(resourcesDir, 'scripts'), 'house', world()));
  return { all: house, world };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readFolder(
  folder: string,
  origin: ShelvedScript['origin'],
  world: ScriptWorld,
): readonly ShelvedScript[] {
  return filesOf(folder, '.yaml').map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const read = readScript(text, file, world);
    const id = read.ok ? read.value.id : file.replace(/(@\d+)?\.yaml$/, '');
    const script = read.ok ? read.value : undefined;
    return { id, origin, file, text, script, problems: read.ok ? [] : read.error };
  });
}

/** Without a list of sounds every line says that it has none. */
function readManifest(path: string): AudioManifest['sounds'] {
  try {
    return audioManifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).sounds;
  } catch {
    return {};
  }
}

/** Names of the files that end so, sorted; none where there is no folder. */
export function filesOf(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
}
