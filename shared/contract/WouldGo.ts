/** What a shorter time of keeping would delete, counted now. */
export interface WouldGo {
  /** Recordings of this seat. */
  readonly recordings: number;
  /** Calls, missed calls, callers, hand-overs and closed orders whose contents would be erased, of this machine. */
  readonly matters: number;
}
