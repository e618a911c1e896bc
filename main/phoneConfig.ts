// Runs in the host.
import type { PhoneConfig } from '@shared/contract/phone/PhoneCalls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import { otherSide, sideOf } from '@shared/kernel/side';
import type { ServicesOptions } from './ServicesPort';
import type { PracticeDoor } from './seats/practiceDoor';
import type { SeatBoard } from './seats/SeatBoard';
import type { SecretBook } from './secrets/secretBook';

/** Domain of the embedded exchange: a name that no network can have (RFC 2606). */
export const PRACTICE_DOMAIN = 'linkseat.invalid';

export interface PhoneConfigDeps {
  readonly options: Pick<ServicesOptions, 'settings' | 'sipServer'>;
  readonly secrets: SecretBook;
  readonly practice: boolean;
  readonly board: SeatBoard;
  readonly practiceDoor: Pick<PracticeDoor, 'secretOf'>;
}

/** Where a seat's phone registers: the customer's servers where they are set, else the practice exchange. */
export function phoneConfig(
  { options, secrets, practice, board, practiceDoor }: PhoneConfigDeps,
  seat: SeatId,
  current: readonly RecordedEvent[],
): PhoneConfig {
  const set = options.settings(seat).read();
  const user = practice ? seat : set.sipUser;
  // Of the real account the practice exchange needs to know nothing.
  const secret = practice ? practiceDoor.secretOf(seat) : secrets.read(seat);
  return {
    server: practice ? options.sipServer(seat) : set.sipServer,
    backups: practice ? [] : set.sipBackups,
    ...(secret === undefined ? {} : { authorization: { user, secret } }),
    domain: practice ? PRACTICE_DOMAIN : set.sipDomain,
    user,
    displayName: seat,
    iceServers: set.iceServers.map((urls) => ({ urls })),
    otherSide: otherSide(sideOf(seat)),
    practice,
    settings: set,
    seatState: board.view(seat).state,
    current,
  };
}
