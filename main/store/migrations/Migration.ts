/** One step of the schema. Released steps are never edited: a database out there has run them as they were. */
export interface Migration {
  /** 1, 2, 3 …: what `user_version` says after it. */
  readonly version: number;
  readonly sql: string;
  /** Leaves every table that follows from the log as it was filled: the log is not folded again for it, which takes minutes over a large book. */
  readonly indexesOnly?: true;
}
