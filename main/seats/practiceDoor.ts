// Runs in the host. Who may speak on the practice exchange: whoever the seat's own socket stands for, and, where its
// settings demand it, only after a digest challenge (RFC 3261 §22), as a server of the customer's would ask for it.
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '@shared/kernel/clock';
import type { IdMaker, SeatId } from '@shared/kernel/ids';
import { createDigest } from '../exchange/auth/digest';
import type { RouteHooks } from '../exchange/core/router';
import { PRACTICE_DOMAIN } from '../phoneConfig';
import { speaksForItself } from './speaksForItself';

export interface PracticeDoor extends Required<Pick<RouteHooks, 'authorize' | 'consume'>> {
  /** What the seat and the scripted parties of its page answer a challenge with; another one in every run. */
  readonly secretOf: (seat: SeatId) => string;
}

export interface PracticeDoorParts {
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly seats: readonly SeatId[];
  readonly demandsDigest: (seat: SeatId) => boolean;
}

export function createPracticeDoor({ clock, ids, seats, demandsDigest }: PracticeDoorParts): PracticeDoor {
  const key = randomBytes(32).toString('hex');
  const secretOf = (seat: SeatId): string => createHmac('sha256', key).update(seat).digest('base64url');
  const ownerOf = (user: string): SeatId | undefined =>
    seats.find((seat) => user === seat || user.endsWith(`-${seat}`));
  const digest = createDigest({
    realm: PRACTICE_DOMAIN,
    secretOf: (user) => {
      const owner = ownerOf(user);
      return owner && secretOf(owner);
    },
    now: clock,
    makeTag: ids,
    key: randomBytes(32).toString('hex'),
    // SIP.js reads the first challenge alone, and knows no other algorithm.
    algorithms: ['MD5'],
  });
  return {
    secretOf,
    authorize: (request, connection) => {
      const verdict = speaksForItself(request, connection);
      const seat = ownerOf(connection.owner ?? '');
      return verdict === 'ok' && seat && demandsDigest(seat)
        ? digest.authorize(request, connection)
        : verdict;
    },
    consume: digest.consume,
  };
}
