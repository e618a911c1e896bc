// Browser-seat host. Two secrets a seat: the token in the address that is printed, new with every start, and the
// value of the cookie that it is turned into. They differ, so that an address in a history or a log is not the session.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { SeatId } from '@shared/kernel/ids';
import type { SessionShelf } from './sessionShelf';

export interface SeatKeys {
  tokenOf(seat: SeatId): string;
  isToken(seat: SeatId, token: string | null): boolean;
  /** Value of Set-Cookie for the seat. */
  cookieFor(seat: SeatId): string;
  /** True where the Cookie header carries the session of this seat. */
  isCookie(seat: SeatId, header: string | undefined): boolean;
}

interface Secrets {
  readonly token: string;
  readonly session: string;
}

/**
 * @param randomBytes a cryptographic source
 * @param shelf sessions that a crashed host left, and where these are kept against the next crash
 * @param name of the cookie; it holds the port, because cookies do not tell ports apart
 */
export function createSeatKeys(
  seats: readonly SeatId[],
  randomBytes: (n: number) => Buffer,
  name: () => string,
  shelf: SessionShelf,
): SeatKeys {
  const secret = () => randomBytes(32).toString('base64url');
  const bySeat = new Map<SeatId, Secrets>(
    seats.map((seat) => [seat, { token: secret(), session: shelf.sessionOf(seat) ?? secret() }]),
  );
  shelf.keep(Object.fromEntries([...bySeat].map(([seat, { session }]) => [seat, session])));
  const of = (seat: SeatId): Secrets => {
    const found = bySeat.get(seat);
    if (!found) throw new Error('no such seat');
    return found;
  };
  return {
    tokenOf: (seat) => of(seat).token,
    isToken: (seat, token) => token !== null && isSame(of(seat).token, token),
    cookieFor: (seat) => `${name()}=${of(seat).session}; HttpOnly; SameSite=Strict; Path=/s/${seat}/`,
    isCookie: (seat, header) => valuesOf(header, name()).some((value) => isSame(of(seat).session, value)),
  };
}

/** Constant in time: both are hashed first, so that not even the length shows. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function valuesOf(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
