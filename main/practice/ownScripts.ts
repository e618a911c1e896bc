// Runs in the host. What trainers write here: `practice/scripts/<id>@<version>.yaml`, a file for each version, and
// `practice/drafts/<id>.yaml` for what is not saved yet. No record of a call is among them.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesOf } from './filesOf';

export interface VersionFile {
  readonly id: string;
  readonly version: number;
  readonly file: string;
  readonly text: string;
}

export interface OwnScripts {
  /** The newest version of each. */
  readonly newest: () => readonly VersionFile[];
  readonly drafts: () => ReadonlyMap<string, string>;
  /** Undefined: the draft is given up. Throws where the disk refuses. */
  readonly writeDraft: (id: string, text: string | undefined) => void;
  /** A file that is there already is not written over: it throws. */
  readonly writeVersion: (id: string, version: number, text: string) => void;
}

/** `schema`: the JSON Schema that a script's first line names, for whoever opens the file in an editor. */
export function openOwnScripts(dir: string, schema: string): OwnScripts {
  const scripts = join(dir, 'scripts');
  const drafts = join(dir, 'drafts');
  const draftFile = (id: string): string => join(drafts, `${id}.yaml`);
  return {
    newest: () => {
      const found = new Map<string, VersionFile>();
      for (const file of filesOf(scripts, '.yaml')) {
        const [, id, version = ''] = /^(.+)@(\d+)\.yaml$/.exec(file) ?? [];
        if (id === undefined || (found.get(id)?.version ?? 0) > Number(version)) continue;
        found.set(id, {
          id,
          version: Number(version),
          file,
          text: readFileSync(join(scripts, file), 'utf8'),
        });
      }
      return [...found.values()];
    },
    drafts: () =>
      new Map(
        filesOf(drafts, '.yaml').map((file) => [
          file.replace('.yaml', ''),
          readFileSync(join(drafts, file), 'utf8'),
        ]),
      ),
    writeDraft: (id, text) => {
      if (text === undefined) return rmSync(draftFile(id), { force: true });
      mkdirSync(drafts, { recursive: true });
      // Aside and then renamed: a program that dies here leaves the draft of before.
      writeFileSync(`${draftFile(id)}.new`, text);
      renameSync(`${draftFile(id)}.new`, draftFile(id));
    },
    writeVersion: (id, version, text) => {
      mkdirSync(scripts, { recursive: true });
      mkdirSync(join(dir, 'schema'), { recursive: true });
      copyFileSync(schema, join(dir, 'schema', basename(schema)));
      writeFileSync(join(scripts, `${id}@${version}.yaml`), text, { flag: 'wx', flush: true });
    },
  };
}
