import type { Failure } from '@shared/kernel/result';
import Database from 'better-sqlite3';
import type { StoreFault } from './Store';

interface Fault extends Failure {
  readonly code: StoreFault;
}

// Primary and extended codes both begin with the primary's name (https://sqlite.org/rescode.html).
const FAULTS: readonly (readonly [prefix: string, fault: Fault])[] = [
  [
    'SQLITE_FULL',
    { code: 'diskFull', message: '磁盘已满，没有保存。', hint: '请腾出空间，程序会自动再次保存。' },
  ],
  ['SQLITE_READONLY', { code: 'readOnly', message: '数据文件只读，没有保存。', hint: '请检查文件夹权限。' }],
  ['SQLITE_PERM', { code: 'readOnly', message: '没有写入数据文件的权限。', hint: '请检查文件夹权限。' }],
  ['SQLITE_CANTOPEN', { code: 'ioError', message: '打不开数据文件。', hint: '请检查文件夹是否存在、可写。' }],
  [
    'SQLITE_BUSY',
    { code: 'locked', message: '数据文件被其他程序占用，没有保存。', hint: '程序会自动再试。' },
  ],
  ['SQLITE_LOCKED', { code: 'locked', message: '数据文件被占用，没有保存。', hint: '程序会自动再试。' }],
  ['SQLITE_IOERR', { code: 'ioError', message: '磁盘读写出错，没有保存。', hint: '请检查磁盘。' }],
  ['SQLITE_CORRUPT', { code: 'damaged', message: '数据文件已损坏。' }],
  ['SQLITE_NOTADB', { code: 'damaged', message: '数据文件已损坏，不再是数据库。' }],
];

/** What went wrong outside of the program, in plain words; undefined where `error` is a bug of ours. */
export function sqliteFault(error: unknown): Fault | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  return FAULTS.find(([prefix]) => error.code.startsWith(prefix))?.[1];
}
