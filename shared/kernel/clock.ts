/** Milliseconds since the epoch, by the host's wall clock. */
export type Millis = number;

/** The one source of time, built at the composition root and passed in; tests pass their own. */
export type Clock = () => Millis;
