// Runs in the host.
import { createHash } from 'node:crypto';
import { sameNumbers } from '@shared/call/normalNumber';
import type { StreamId } from '@shared/events/StreamId';

/**
 * Streams that can hold what was noted about a number: one for each form that means the same telephone here, the
 * fullest form last, which is where new notes go. The name is a digest, the same on every machine, so that no
 * number stands in a stream's name, a log line or a subject; it is no secret, as numbers can be tried out.
 */
export const callerStreams = (number: string, areaCode: string): readonly StreamId[] =>
  [...sameNumbers(number, areaCode)].sort((a, b) => a.length - b.length).map(streamOf);

const streamOf = (normal: string): StreamId =>
  `caller:${createHash('sha256').update(`linkseat caller ${normal}`).digest('hex').slice(0, 32)}`;
