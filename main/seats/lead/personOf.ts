// Runs in the host.
import { sideOf } from '@shared/kernel/side';
import { type Person, seatRole, unnamedPerson } from '@shared/person/Person';
import type { Actor } from '../../ServicesPort';

/** Who acts, by name or in the role of the seat. */
export const personOf = ({ seat, person }: Pick<Actor, 'seat' | 'person'>): Person =>
  person ?? unnamedPerson(seatRole(sideOf(seat)));
