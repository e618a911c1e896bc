import type { LineQuality } from '@shared/call/lineQuality';

/** What a person reads of a line: percent of packets lost, milliseconds of jitter and round trip. */
export const lineNumbers = ({ loss, jitter, roundTrip }: LineQuality) => ({
  loss: Math.round(loss * 100),
  jitter: Math.round(jitter),
  roundTrip: Math.round(roundTrip ?? 0),
});
