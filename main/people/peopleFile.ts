// Runs in the host and the command line: the list of people in the data folder, readable by its owner alone.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { ROLES } from '@shared/person/Role';
import { z } from 'zod';

export const PERSON_ID = /^(?!unnamed-)[A-Za-z0-9][A-Za-z0-9-]{0,31}$/;

const pinHash = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32,128}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  cost: z.number().int().min(16_384).max(1_048_576),
});
const person = z.strictObject({
  id: z.string().regex(PERSON_ID) as unknown as z.ZodType<PersonId>,
  name: z.string().trim().min(1).max(40),
  role: z.enum(ROLES),
  pin: pinHash,
});
const schema = z.strictObject({ version: z.literal(1), people: z.array(person).max(10_000).readonly() });

export type ListedPerson = z.output<typeof person>;
export type PeopleList = readonly ListedPerson[];

const fileIn = (dataDir: string): string => join(dataDir, 'people.json');

/** Undefined: there is no list. A list that cannot be understood is no empty list: nobody gets in by it. */
export function readPeople(dataDir: string): Result<PeopleList | undefined> {
  let text: string;
  try {
    text = readFileSync(fileIn(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(undefined);
    return broken(dataDir, (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
  try {
    const read = schema.safeParse(JSON.parse(text));
    if (!read.success) return broken(dataDir, read.error.issues[0]?.path.join('.') ?? '');
    const ids = new Set(read.data.people.map(({ id }) => id));
    return ids.size === read.data.people.length ? ok(read.data.people) : broken(dataDir, 'id twice');
  } catch {
    return broken(dataDir, 'not JSON');
  }
}

/** Whole or not at all: written beside, forced to the disk, then renamed. */
export function writePeople(dataDir: string, people: PeopleList): void {
  const beside = `${fileIn(dataDir)}.new`;
  writeFileSync(beside, `${JSON.stringify({ version: 1, people }, null, 2)}\n`, { mode: 0o600 });
  const file = openSync(beside, 'r');
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, fileIn(dataDir));
}

/** Changes whenever the file does; empty while there is none. */
export function peopleStamp(dataDir: string): string {
  const found = statSync(fileIn(dataDir), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs}:${found.size}:${found.ino}`;
}

const broken = (dataDir: string, why: string) =>
  fail({
    code: 'peopleBroken',
    message: `人员名单 ${fileIn(dataDir)} 不能读取（${why}），无法签入。`,
    hint: '请管理员修复或删除该文件，再用 cli people 重建；已保存的记录不受影响。',
  });
