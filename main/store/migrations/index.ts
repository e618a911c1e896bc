import { m0001Log } from './0001_log';
import type { Migration } from './Migration';

export const MIGRATIONS: readonly Migration[] = [m0001Log];
