import { m0001Log } from './0001_log';
import { m0002Matters } from './0002_matters';
import { m0003Deadlines } from './0003_deadlines';
import { m0004Views } from './0004_views';
import { m0005Indicators } from './0005_indicators';
import { m0006LargeBooks } from './0006_large_books';
import { m0007QueueLeavers } from './0007_queue_leavers';
import { m0008SentOn } from './0008_sent_on';
import { m0009BothCities } from './0009_both_cities';
import { m0010SearchDigits } from './0010_search_digits';
import type { Migration } from './Migration';

export const MIGRATIONS: readonly Migration[] = [
  m0001Log,
  m0002Matters,
  m0003Deadlines,
  m0004Views,
  m0005Indicators,
  m0006LargeBooks,
  m0007QueueLeavers,
  m0008SentOn,
  m0009BothCities,
  m0010SearchDigits,
];
