import type { DomainEvent, RecordedEvent } from '../../events/RecordedEvent';
import type { StreamId } from '../../events/StreamId';
import type { EventId, SeatId } from '../../kernel/ids';
import { parseInstant } from '../../order/clock/shanghaiTime';

/** `2026-10-01 08:00:00` of the wall clock in Asia/Shanghai. */
export function instant(text: string): number {
  const at = parseInstant(`${text.replace(' ', 'T')}+08:00`);
  if (at === undefined) throw new Error(`no time: ${text}`);
  return at;
}

/** A log written by hand: `say(time, stream, body)`, in the order in which it was recorded. */
export class DayLog {
  readonly events: RecordedEvent[] = [];
  #seat = '12345-001' as SeatId;

  at(seat: string): this {
    this.#seat = seat as SeatId;
    return this;
  }

  say(time: string, stream: StreamId, body: DomainEvent): this {
    const seq = this.events.length + 1;
    const at = instant(time);
    this.events.push({
      id: `e${seq}` as EventId,
      stream,
      at,
      seat: this.#seat,
      origin: 'seat',
      body,
      seq,
      version: seq,
      seatNo: seq,
      recordedAt: at,
      schema: 1,
      hash: '',
    });
    return this;
  }

  offered(time: string, call: string, queuedAt?: string): this {
    const queue = queuedAt === undefined ? undefined : { name: '12345', since: instant(queuedAt) };
    return this.say(time, `call:${call}`, {
      type: 'legOffered',
      leg: `${call}-1` as never,
      role: 'caller',
      party: { number: '13800000001' },
      dialled: '12345',
      queue,
    });
  }

  /** Of the caller's leg. */
  leg(time: string, call: string, type: 'legAnswered'): this;
  leg(time: string, call: string, type: 'legHeld' | 'legRetrieved'): this;
  leg(time: string, call: string, type: 'legEnded', cause?: 'cancelledThere'): this;
  leg(
    time: string,
    call: string,
    type: 'legAnswered' | 'legHeld' | 'legRetrieved' | 'legEnded',
    cause: 'hungUpThere' | 'cancelledThere' = 'hungUpThere',
  ): this {
    const leg = `${call}-1` as never;
    if (type === 'legAnswered') return this.say(time, `call:${call}`, { type, leg });
    if (type === 'legEnded') return this.say(time, `call:${call}`, { type, leg, cause });
    return this.say(time, `call:${call}`, { type, leg, by: 'us' });
  }
}
