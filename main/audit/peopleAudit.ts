// Runs in the host. The list of people is changed on the command line; what changed in it is recorded when the host
// sees it. Names stay out of it.
import type { SeatId } from '@shared/kernel/ids';
import type { Person } from '@shared/person/Person';
import type { AuditLog } from './auditLog';

/** `object`: `number role` of who was added or has another role, `-number` of who is off the list. */
export const peopleAudit =
  (audit: AuditLog, seats: readonly SeatId[]) =>
  (before: readonly Person[], after: readonly Person[]): void => {
    const [seat] = seats;
    const changes = changesOf(before, after);
    if (seat !== undefined && changes.length > 0)
      void audit.note(seat, { action: 'people.changed', object: changes.join(','), done: true });
  };

function changesOf(before: readonly Person[], after: readonly Person[]): readonly string[] {
  const roles = new Map(before.map(({ id, role }) => [id, role]));
  const listed = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id, role }) => roles.get(id) !== role).map(({ id, role }) => `${id} ${role}`),
    ...before.filter(({ id }) => !listed.has(id)).map(({ id }) => `-${id}`),
  ];
}
