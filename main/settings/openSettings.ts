// Runs in the host. The settings of a seat over `conf` or `electron-store`: what is behind it is given, the rules
// are here. A broken file never keeps anybody from working: it is set aside, and what is wrong has its default.
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import type { Problem } from '@shared/contract/Session';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import { settingsChange, settingsSchema } from '@shared/contract/schema/settings';
import { fail, ok } from '@shared/kernel/result';
import type { SettingsStore } from './SettingsStore';

/** What `conf` and `electron-store` have in common, as far as it is used. Setting `store` writes atomically. */
export interface SettingsFile {
  store: Record<string, unknown>;
}

/**
 * @param file where the settings are, for setting it aside
 * @param open reads the file; throws where it is no JSON
 * @param stamp for the name of a file that is set aside
 */
export function openSettings(file: string, open: () => SettingsFile, stamp: string): SettingsStore {
  let problem: Problem | undefined;
  const settingsFile = openOrSetAside(file, open, stamp, (found) => {
    problem = found;
  });
  const { settings, wrong } = readFields(settingsFile.store);
  let current = settings;
  if (wrong.length > 0) {
    if (existsSync(file)) copyFileSync(file, asideName(file, stamp));
    problem = settingsProblem(wrong.join(', '));
  }
  return {
    read: () => current,
    write(change) {
      const checked = settingsChange.safeParse(change);
      if (!checked.success) {
        const fields = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
        return fail({
          code: 'invalid',
          message: `设置未保存：${fields} 的值不合规定。 Not saved: ${fields}.`,
        });
      }
      const next: Settings = { ...current, ...checked.data };
      try {
        // What a newer version of the program wrote and this one does not know stays in the file.
        settingsFile.store = { ...settingsFile.store, ...next };
      } catch {
        const message = '设置未能写入磁盘，重新启动后会丢失。 The settings could not be written to the disk.';
        return fail({ code: 'notWritten', message });
      }
      current = next;
      return ok(next);
    },
    get problem() {
      return problem;
    },
  };
}

function openOrSetAside(
  file: string,
  open: () => SettingsFile,
  stamp: string,
  tell: (problem: Problem) => void,
): SettingsFile {
  try {
    return open();
  } catch (error) {
    if (!existsSync(file)) throw error;
    renameSync(file, asideName(file, stamp));
    tell(settingsProblem(undefined));
    return open();
  }
}

const asideName = (file: string, stamp: string): string => file.replace(/\.json$/, `.broken-${stamp}.json`);

const settingsProblem = (fields: string | undefined): Problem => ({
  code: 'settingsBroken',
  message:
    fields === undefined
      ? '设置文件已损坏，已另存，现在使用默认设置。 The settings file was broken; it was set aside, and defaults are in use.'
      : `设置文件中 ${fields} 不合规定，这些项已恢复默认，原文件已另存。 Defaults are in use for: ${fields}.`,
  hint: '通话和记录不受影响。请重新检查设置。 Calls and records are not affected.',
});

/** Each field by itself, so that one wrong value does not cost the person all the others. */
function readFields(raw: Record<string, unknown>): { settings: Settings; wrong: readonly string[] } {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  const wrong: string[] = [];
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(raw, name)) continue;
    const field = schema.safeParse(raw[name]);
    if (field.success) settings[name] = field.data;
    else wrong.push(name);
  }
  return { settings: settings as unknown as Settings, wrong };
}
