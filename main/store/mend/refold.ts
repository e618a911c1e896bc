import type { Database } from 'better-sqlite3';

/** Projections and index begin anew at the next creation of a core. */
export const refold = (db: Database): void =>
  void db.exec(
    "DELETE FROM cursors WHERE name IN ('projections', 'search', 'searchRenewed'); DELETE FROM order_search;",
  );
