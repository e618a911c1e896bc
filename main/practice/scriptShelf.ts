// Runs in the host; also the command line. The practice scripts on the disk: those of the house, and those written here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { type AudioManifest, audioManifestSchema } from '@shared/practice/audioManifestSchema';
import { readScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { ScriptEntry, ScriptOrigin, ScriptText } from '@shared/practice/ScriptEntry';
import { type ScriptProblem, showProblem } from '@shared/practice/ScriptProblem';
import { setInScript } from '@shared/practice/scriptEdit';
import { type ScriptReference, type ScriptWorld, scriptWorld } from '@shared/practice/scriptWorld';
import { z } from 'zod';
import { filesOf } from './filesOf';
import { type OwnScripts, openOwnScripts } from './ownScripts';
import { openOwnSounds } from './ownSounds';

export interface ShelvedScript {
  readonly id: string;
  readonly origin: ScriptOrigin;
  readonly file: string;
  readonly text: string;
  /** Undefined where it can't be played; the problems say why. */
  readonly script: PracticeScript | undefined;
  readonly problems: readonly ScriptProblem[];
}

export interface ScriptShelf {
  /** The newest version of each. */
  readonly all: () => readonly ShelvedScript[];
  readonly world: () => ScriptWorld;
  readonly voices: () => Voices;
  /** A line that was recorded; answers the name of its file. */
  readonly keepSound: (id: string, text: string, wav: Uint8Array) => Result<{ readonly audio: string }>;
  /** For the editor: also what is only a draft. */
  readonly entries: () => readonly ScriptEntry[];
  readonly read: (id: string) => Result<ScriptText>;
  readonly keepDraft: (id: string, text: string | undefined) => Result<null>;
  /** As the next version; the draft is done with. Only what can be played. */
  readonly save: (id: string, text: string) => Result<{ readonly version: number }>;
}

export interface ShelfPlaces {
  readonly resourcesDir: string;
  readonly reference: ScriptReference;
  /** Where trainers write. The command line has none. */
  readonly ownDir?: string | undefined;
}

const UNKNOWN: Failure = {
  code: 'scriptUnknown',
  message: '没有这个演练剧本。',
  hint: '请从剧本列表中选择。',
};
const HOUSE: Failure = {
  code: 'scriptOfHouse',
  message: '随程序安装的剧本不能改写。',
  hint: '请先复制一份，再改副本。',
};

const NO_SOUND: Failure = {
  code: 'soundUnreadable',
  message: '这段声音不是程序能保存的格式。',
  hint: '请重新录音，或导入另一个声音文件。',
};

const voicesSchema = z.record(
  z.string(),
  z.object({ espeak: z.string(), pitch: z.number(), speed: z.number() }),
);
export type Voices = z.output<typeof voicesSchema>;

/** A broken script is kept with its reasons; the others play. Nothing is read before it is asked for. */
export function openScriptShelf({ resourcesDir, reference, ownDir }: ShelfPlaces): ScriptShelf {
  const houseSounds = once(() => readManifest(join(resourcesDir, 'audio', 'manifest.json')));
  const ownSounds = openOwnSounds(join(ownDir ?? '', 'audio'));
  const world = (): ScriptWorld =>
    scriptWorld(reference, ownDir === undefined ? houseSounds() : { ...ownSounds.all(), ...houseSounds() });
  const own = openOwnScripts(ownDir ?? '', join(resourcesDir, 'schema', 'practice-script.schema.json'));
  const house = once(() =>
    filesOf(join(resourcesDir, 'scripts'), '.yaml').map((file) =>
      shelved('house', file, readFileSync(join(resourcesDir, 'scripts', file), 'utf8'), world()),
    ),
  );
  const written = (): readonly ShelvedScript[] =>
    ownDir === undefined ? [] : own.newest().map(({ file, text }) => shelved('own', file, text, world()));
  const all = (): readonly ShelvedScript[] => [...house(), ...written()];
  return {
    all,
    world,
    voices: () => voicesSchema.parse(readJson(join(resourcesDir, 'audio', 'voices.json'))),
    keepSound: (id, text, wav) => {
      const kept = onDisk(() => ownSounds.keep(id, text, wav));
      if (!kept.ok) return kept;
      return kept.value === undefined ? fail(NO_SOUND) : ok({ audio: kept.value });
    },
    entries: () => entriesOf(all(), own.drafts()),
    read: (id) => {
      const found = all().find((one) => one.id === id);
      const draft = own.drafts().get(id);
      if (found === undefined && draft === undefined) return fail(UNKNOWN);
      const { origin, file, text } = found ?? { origin: 'own' as const, file: `${id}.yaml`, text: '' };
      return ok({ id, origin, file, text, ...(draft === undefined ? {} : { draft }) });
    },
    keepDraft: (id, text) => {
      if (house().some((one) => one.id === id)) return fail(HOUSE);
      return onDisk(() => {
        own.writeDraft(id, text);
        return null;
      });
    },
    save: (id, text) =>
      house().some((one) => one.id === id) ? fail(HOUSE) : saveVersion(own, world(), id, text),
  };
}

/** The version counts up by itself, whatever the text says. */
function saveVersion(
  own: OwnScripts,
  world: ScriptWorld,
  id: string,
  text: string,
): Result<{ readonly version: number }> {
  const version = 1 + (own.newest().find((one) => one.id === id)?.version ?? 0);
  const next = setInScript(text, ['version'], version);
  const read = readScript(next, `${id}.yaml`, world);
  if (!read.ok)
    return fail({
      code: 'scriptUnplayable',
      message: `这个剧本还不能演练：${read.error.map((one) => showProblem(one, 'zh')).join('；')}`,
      hint: '草稿已保存。改好标出的各行后再存。',
    });
  return onDisk(() => {
    own.writeVersion(id, version, next);
    own.writeDraft(id, undefined);
    return { version };
  });
}

function onDisk<T>(write: () => T): Result<T> {
  try {
    return ok(write());
  } catch (error) {
    return fail({
      code: 'scriptNotWritten',
      message: `剧本写不到磁盘上（${(error as NodeJS.ErrnoException).code ?? 'error'}）。`,
      hint: '写好的内容还在屏幕上。请检查磁盘空间后再存。',
    });
  }
}

function entriesOf(
  all: readonly ShelvedScript[],
  drafts: ReadonlyMap<string, string>,
): readonly ScriptEntry[] {
  const known = new Set(all.map(({ id }) => id));
  const saved = all.map(({ id, origin, script, problems }) => ({
    id,
    origin,
    script: script === undefined ? undefined : summaryOf(script),
    problems,
    drafted: drafts.has(id),
  }));
  const unsaved = [...drafts.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, origin: 'own' as const, script: undefined, problems: [], drafted: true }));
  return [...saved, ...unsaved];
}

const summaryOf = ({ version, title, teaches, rings, clause, expected: { rows } }: PracticeScript) => ({
  version,
  title,
  teaches,
  rings,
  clause,
  rows,
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function shelved(origin: ScriptOrigin, file: string, text: string, world: ScriptWorld): ShelvedScript {
  const read = readScript(text, file, world);
  const id = read.ok ? read.value.id : file.replace(/(@\d+)?\.yaml$/, '');
  const script = read.ok ? read.value : undefined;
  return { id, origin, file, text, script, problems: read.ok ? [] : read.error };
}

/** Without a list of sounds every line says that it has none. */
function readManifest(path: string): AudioManifest['sounds'] {
  const read = audioManifestSchema.safeParse(readJson(path));
  return read.success ? read.data.sounds : {};
}

function readJson(path: string): object | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
