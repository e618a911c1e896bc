// Test only: calls built from recorded events, as the host sends them.

import type { DomainEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { answered, LISTS, rang } from '@shared/intake/intakeFixtures';
import type { CallId, EventId, SeatId } from '@shared/kernel/ids';
import type { Side } from '@shared/kernel/side';
import { seatRole, unnamedPerson } from '@shared/person/Person';
import { type CallRecord, evolveRecord, newRecord } from '../state/CallRecord';
import { type DeskState, FIRST_STATE } from '../state/DeskState';

export const CALL = 'call-1' as CallId;
export const T0 = 1_700_000_000_000;

/** Events of one stream from `first` on, a second apart. */
export const recordedAs = (
  bodies: readonly DomainEvent[],
  first = 1,
  call = CALL,
): readonly RecordedEvent[] =>
  bodies.map((body, index) => ({
    id: `${call}/${first + index}` as EventId,
    stream: `call:${call}`,
    at: T0 + (first + index) * 1000,
    seat: '12345-001' as SeatId,
    origin: 'seat',
    body,
    seq: first + index,
    version: first + index,
    seatNo: first + index,
    recordedAt: T0 + (first + index) * 1000 + 3,
    schema: 1,
    hash: '',
  }));

export const record = (bodies: readonly DomainEvent[], side: Side = '12345'): CallRecord => {
  const setting = { side, lists: LISTS };
  return evolveRecord(newRecord(CALL, setting), recordedAs(bodies), setting);
};

export const stateWith = (call: CallRecord | undefined, side: Side = '12345'): DeskState => ({
  ...FIRST_STATE,
  online: 'open',
  person: unnamedPerson(seatRole(side)),
  identity: { seat: `${side}-001` as SeatId, side, version: '0', practice: true, host: 'browser' },
  lists: { departments: [], emergency: [], connectives: [], ...LISTS },
  record: call,
});

export const talking: readonly DomainEvent[] = [rang, answered];
