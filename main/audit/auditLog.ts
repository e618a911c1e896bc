// Runs in the host. Who did what, into the log; what the disk refuses now is recorded when it gives in.
import type { Audited } from '@shared/audit/AuditEvent';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { auditStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export type AuditLog = ReturnType<typeof createAuditLog>;

/** Lines that wait for the disk; beyond it the oldest of them stay and the newest are counted as lost. */
const MOST_WAITING = 10_000;

export function createAuditLog({
  store,
  newEvent,
}: {
  readonly store: Store;
  readonly newEvent: SeatEvents;
}) {
  let waiting: readonly NewEvent[] = [];
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const lines = waiting;
    // A store that is gone is said where people work; the lines wait.
    const done = await store.append(lines).catch(() => undefined);
    if (done?.ok) waiting = waiting.slice(lines.length);
  };
  const soon = (): Promise<void> => {
    writing = writing.then(write, write);
    return writing;
  };
  // Whatever is saved next shows that the disk takes things again.
  const off = store.onCommitted(() => {
    if (waiting.length > 0) void soon();
  });

  return {
    /** Answers when it is on the disk, or waits there for it. */
    note: (seat: SeatId, line: Omit<Audited, 'type'>): Promise<void> => {
      if (waiting.length < MOST_WAITING)
        waiting = [...waiting, newEvent(seat, auditStream(seat), { type: 'audited', ...line })];
      return soon();
    },
    waiting: () => waiting.length,
    close: async () => {
      off();
      await soon();
    },
  };
}
