// Runs in the store's thread: everything here is synchronous.
import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { auditStream } from '@shared/events/StreamId';
import { ok, type Result } from '@shared/kernel/result';
import type { Database } from 'better-sqlite3';
import { prepareAppend } from './append';
import { prepareCursors } from './cursors';
import { prepareErase } from './erase';
import { prepareFindOrders } from './findOrders';
import { prepareCountIndicators } from './indicators/countIndicators';
import { prepareListSpans } from './indicators/listSpans';
import { prepareLoanLines } from './indicators/loanLines';
import { prepareKeepJournal } from './journal/keepJournal';
import type { Journal } from './journal/openJournal';
import { layOutWal } from './layOutWal';
import { prepareListOrders } from './listOrders';
import { type Progress, type Projections, prepareProjections } from './projections/prepareProjections';
import { prepareCallReads } from './readCalls';
import { prepareLogReads } from './readLog';
import { prepareMatterReads } from './readMatters';
import { prepareMissedReads } from './readMissed';
import type { AppendError, ExpectedVersion, StoreVerbs } from './Store';
import { hasOrderText, prepareSearch } from './search/feedSearch';
import { sqliteFault } from './sqliteFault';
import { prepareVerifyChain } from './verifyChain';

export interface StoreCore extends StoreVerbs {
  append(
    events: readonly NewEvent[],
    expected: ExpectedVersion | undefined,
    recordedAt: number,
  ): Result<readonly RecordedEvent[], AppendError>;
  /** Called after each commit, before append returns. */
  onCommitted: (fresh: readonly RecordedEvent[]) => void;
  /** Takes one batch of orders into the index; false when it has all, or the disk refuses for now. */
  feedSearch(): boolean;
  /** Writes one batch of older orders into the index anew, where a migration asked for it; false when that is done. */
  renewSearch(): boolean;
  /** Copies the WAL into the database, as far as it can without waiting for anybody, and keeps it long. */
  checkpoint(): void;
  /** Fills the journal where a full disk left it behind, and shortens it when the most of it is sent. */
  tidyJournal(): void;
  close(): void;
}

/**
 * The store over an opened database. Every statement is prepared once, here.
 *
 * @param progress told where the log is folded again for new tables, which takes a while over a large book
 */
export function createCore(db: Database, journal?: Journal, progress: Progress = () => {}): StoreCore {
  const projections = prepareProjections(db);
  catchUp(projections, progress);
  const append = prepareAppend(db, projections.project);
  const erase = prepareErase(db, append);
  const cursors = prepareCursors(db);
  const search = prepareSearch(db);
  const orders = prepareListOrders(db, search);
  const views = prepareFindOrders(db, search);
  const keep = journal && prepareKeepJournal(db, journal);
  // At start the index may lack what a crash left over.
  let searchBehind = true;

  const leaveJournal = (): void => {
    try {
      if (journal?.behind === false) keep?.leave();
    } catch (error) {
      // Then the next start reads all of it.
      if (sqliteFault(error) === undefined) throw error;
    }
  };

  const core: StoreCore = {
    ...prepareLogReads(db),
    ...prepareCallReads(db),
    ...prepareMatterReads(db),
    ...prepareMissedReads(db),
    countIndicators: prepareCountIndicators(db),
    listSpans: prepareListSpans(db),
    loanLines: prepareLoanLines(db),
    countOrders: views.countOrders,
    waiting: cursors.waiting,
    readCursor: cursors.readCursor,
    writeCursor: cursors.writeCursor,
    verifyChain: prepareVerifyChain(db),
    rebuildProjections: projections.rebuild,
    renewJournal: () => keep?.shorten(),
    erase(wish, recordedAt) {
      const erased = erase.immediate(wish, recordedAt);
      if (erased === 0) return 0;
      const told = core.readStream(auditStream(wish.seat)).slice(-1);
      cursors.counted(told);
      core.onCommitted(told);
      projections.rebuild();
      // Out of the WAL and of the journal too.
      if (keep) keep.shorten();
      else db.pragma('wal_checkpoint(TRUNCATE)');
      return erased;
    },
    lastOrderNumber: orders.lastOrderNumber,
    orderOfNumber: orders.orderOfNumber,
    onCommitted: () => {},
    append(events, expected, recordedAt) {
      const done = append(events, expected, recordedAt);
      if (!done.ok) return done;
      const { recorded, fresh, rows } = done.value;
      if (fresh.length > 0) {
        journal?.write(rows);
        cursors.counted(fresh);
        searchBehind ||= fresh.some(hasOrderText);
        core.onCommitted(fresh);
      }
      return ok(recorded);
    },
    listOrders(query) {
      // Who has just saved an order finds it, even if the idle feeder has not come to it yet.
      if (query.query.trim() !== '') while (core.feedSearch());
      return orders.listOrders(query);
    },
    findOrders(asked) {
      if (asked.query.trim() !== '') while (core.feedSearch());
      return views.findOrders(asked);
    },
    feedSearch() {
      try {
        searchBehind = searchBehind && search.feed() > 0;
        return searchBehind;
      } catch (error) {
        // A full or locked disk keeps the index behind; the watermark says from where it goes on.
        if (sqliteFault(error) === undefined) throw error;
        return false;
      }
    },
    renewSearch() {
      try {
        return search.renew();
      } catch (error) {
        if (sqliteFault(error) === undefined) throw error;
        return false;
      }
    },
    checkpoint() {
      try {
        db.pragma('wal_checkpoint(PASSIVE)');
        layOutWal(db);
      } catch (error) {
        // What is not copied stays in the WAL, as safe as before.
        if (sqliteFault(error) === undefined && !isSystemError(error)) throw error;
      }
    },
    tidyJournal() {
      try {
        if (journal?.behind) keep?.catchUp();
        if (keep?.isLong()) keep.shorten();
      } catch (error) {
        if (sqliteFault(error) === undefined && !isSystemError(error)) throw error;
      }
    },
    close() {
      if (journal?.behind) keep?.catchUp();
      leaveJournal();
      journal?.close();
      db.close();
    },
  };
  return core;
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** New tables are filled before anybody reads them. A disk that refuses keeps them as they are, until it gives in. */
function catchUp(projections: Projections, progress: Progress): void {
  try {
    projections.catchUp(progress);
  } catch (error) {
    if (sqliteFault(error) === undefined) throw error;
  }
}
