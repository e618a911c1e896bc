import type { PersonId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { Role } from './Role';

/** Who sits at a seat, as the log keeps it. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
}

const UNNAMED = 'unnamed-';

/** The role that a side's seat has by itself. */
export const seatRole = (side: Side): Role => (side === '110' ? 'callTaker' : 'agent');

/**
 * Who sits at a seat of a machine without a list of people: nobody by name, in the role of its side. The practice
 * exchange offers the lead and the trainer too, so that all of the program can be tried at once.
 */
export const unnamedPerson = (role: Role): Person => ({
  id: `${UNNAMED}${role}` as PersonId,
  name: '',
  role,
});

export const practicePeople = (side: Side): readonly Person[] =>
  [seatRole(side), 'lead' as const, 'trainer' as const].map(unnamedPerson);

/** The staff number, undefined for who only stands in for the role of a seat. */
export const namedId = ({ id }: Person): PersonId | undefined => (id.startsWith(UNNAMED) ? undefined : id);
