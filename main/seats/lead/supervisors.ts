// Runs in the host. Whose phone may come into a call of this host's seats: only one that a lead's letter has announced
// a moment ago. By that it makes no difference on which machine he sits, and by what number his server knows him.

import type { Supervision } from '@shared/call/Leg';
import { normalNumber } from '@shared/call/normalNumber';
import { supervisionRight } from '@shared/call/supervisionRight';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { may } from '@shared/person/may';
import type { Person } from '@shared/person/Person';
import type { HelpWay } from '@shared/seat/help/HelpEvent';

export interface Supervisors {
  /** `by` in the role that his host has checked. Ways that ring into no call announce nobody. */
  announce(seat: SeatId, number: string, way: HelpWay, by: Person): void;
  /** His letter and his ringing take different roads: it is waited for a moment. */
  may(seat: SeatId, number: string, supervision: Supervision): Promise<boolean>;
}

/** From the letter to the ringing, milliseconds. */
const HOLDS_FOR = 60_000;
/** For the letter of who rings already, milliseconds. */
const WAITS_FOR = 2_000;

const isSupervision = (way: HelpWay): way is Supervision => way !== 'message' && way !== 'takeOver';

export function createSupervisors(clock: Clock, waitsFor = WAITS_FOR): Supervisors {
  const waiting = new Set<() => void>();
  const announced = new Map<string, { readonly way: Supervision; readonly until: number }>();
  const keyOf = (seat: SeatId, number: string): string => `${seat} ${normalNumber(number)}`;
  return {
    announce: (seat, number, way, by) => {
      if (!isSupervision(way) || !may(by.role, supervisionRight(way))) return;
      for (const [key, { until }] of announced) if (until < clock()) announced.delete(key);
      announced.set(keyOf(seat, number), { way, until: clock() + HOLDS_FOR });
      for (const look of [...waiting]) look();
    },
    may: (seat, number, supervision) =>
      new Promise((resolve) => {
        const answer = (allowed: boolean) => {
          waiting.delete(look);
          clearTimeout(limit);
          resolve(allowed);
        };
        const look = () => {
          const found = announced.get(keyOf(seat, number));
          if (found?.way === supervision && found.until >= clock()) answer(true);
        };
        const limit = setTimeout(answer, waitsFor, false);
        waiting.add(look);
        look();
      }),
  };
}
