/** When a team's lead is alerted. Times in milliseconds; 0 switches a rule off. */
export interface AlertRules {
  readonly talkLong: number;
  readonly talkTooLong: number;
  /** Over the limit of the wrap-up or the pause by so much. */
  readonly overBy: number;
  /** Climbs of one call that failed. */
  readonly ladderFails: number;
  readonly longestWait: number;
  readonly meanWait: number;
  /** Share of callers answered within 15 s in the last 24 hours, below which it is told; with at least 20 calls. */
  readonly answerRate: number;
}

export const DEFAULT_ALERT_RULES: AlertRules = {
  talkLong: 180_000,
  talkTooLong: 300_000,
  overBy: 0,
  ladderFails: 2,
  longestWait: 30_000,
  meanWait: 15_000,
  answerRate: 0.95,
};
