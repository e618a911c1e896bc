import type { RecordedEvent } from '../events/RecordedEvent';
import type { CallId, SeatId } from '../kernel/ids';
import type { CallerFlagKind } from './CallerEvent';

/** A mark on a number as it stands: who set it, when, why, and until when. */
export interface CallerFlag {
  readonly kind: CallerFlagKind;
  readonly reason: string;
  readonly until: number;
  readonly seat: SeatId;
  readonly at: number;
  readonly call: CallId;
}

type Noted = Pick<RecordedEvent, 'seat' | 'at' | 'body'>;

/** One mark of each kind at most: setting it again renews it, lifting takes it away. */
export function evolveFlags(flags: readonly CallerFlag[], { seat, at, body }: Noted): readonly CallerFlag[] {
  if (body.type !== 'callerFlagged' && body.type !== 'callerFlagLifted') return flags;
  const others = flags.filter(({ kind }) => kind !== body.kind);
  if (body.type === 'callerFlagLifted') return others;
  const { kind, reason, until, call } = body;
  return [...others, { kind, reason, until, seat, at, call }];
}

/** The marks in force at `now`, the newest first. An expired one is in the log and nowhere else. */
export const flagsAt = (events: readonly Noted[], now: number): readonly CallerFlag[] =>
  events
    .reduce(evolveFlags, [])
    .filter(({ until }) => until > now)
    .sort((a, b) => b.at - a.at);
