import { fail, ok, type Result } from '@shared/kernel/result';
import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations';
import type { OpenFailure } from './openDatabase';

/** `LKST` in the header's application id: this file is ours (SQLite file format §1.3). */
export const APPLICATION_ID = 0x4c4b5354;

/** Whether this file is ours to touch; asked before anything is written to it. */
export function checkOwner(db: Database): Result<null, OpenFailure> {
  const version = userVersion(db);
  const owner = Number(db.pragma('application_id', { simple: true }));
  const objects = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (owner !== APPLICATION_ID && (owner !== 0 || version !== 0 || objects > 0)) {
    return fail({ code: 'foreignDatabase', message: '这个文件是别的程序的数据库，联动座席不会改动它。' });
  }
  if (version > MIGRATIONS.length) {
    return fail({
      code: 'newerDatabase',
      message: `数据库由更新版本的联动座席写成（版本 ${version}，本程序只认到 ${MIGRATIONS.length}）。`,
      hint: '请安装新版程序。数据没有被改动。',
    });
  }
  return ok(null);
}

/** Brings the file to the newest schema, one transaction a step. */
export function migrate(db: Database): void {
  for (const step of MIGRATIONS.slice(userVersion(db))) {
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
}

const userVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }));
