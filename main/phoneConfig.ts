// Runs in the host.
import type { PhoneConfig } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import { otherSide, sideOf } from '@shared/kernel/side';
import type { ServicesOptions } from './ServicesPort';

/** Domain of the embedded exchange: a name that no network can have (RFC 2606). */
export const PRACTICE_DOMAIN = 'linkseat.invalid';

/** Where a seat's phone registers: the customer's server where one is set, else the practice exchange. */
export function phoneConfig(
  { settings, sipServer }: Pick<ServicesOptions, 'settings' | 'sipServer'>,
  seat: SeatId,
  practice: boolean,
  current: readonly RecordedEvent[],
): PhoneConfig {
  const set = settings(seat).read();
  return {
    server: practice ? sipServer(seat) : set.sipServer,
    domain: practice ? PRACTICE_DOMAIN : set.sipDomain,
    user: practice ? seat : set.sipUser,
    displayName: seat,
    iceServers: set.iceServers.map((urls) => ({ urls })),
    otherSide: otherSide(sideOf(seat)),
    practice,
    settings: set,
    current,
  };
}
