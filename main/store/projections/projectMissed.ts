import { sameNumbers } from '@shared/call/normalNumber';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { sideOf } from '@shared/kernel/side';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

const MISSED = 'missed:';
const missedOf = ({ stream }: RecordedEvent): string => stream.slice(MISSED.length);

interface Ended {
  readonly number: string;
  readonly startedAt: number;
}

/** In the queue alone, milliseconds; null where a seat rang. */
type Queued = number | null;

/**
 * Table `missed`: who rang and was not answered. It closes by itself as soon as the same number is spoken to, at
 * whatever seat: he called again, or was called back, from whatever list. Nothing ends by time.
 */
export function projectMissed(db: Database): Handlers {
  // A call that was handed over is its sender's: that seat still has the caller.
  const unanswered = db.prepare<[string], Ended>(
    `SELECT number, started_at AS startedAt FROM calls WHERE call = ? AND direction = 'in'
     AND answered_at IS NULL AND ended_at IS NOT NULL AND handover IS NULL`,
  );
  const spokenTo = db
    .prepare<[string, number], 1>(
      `SELECT 1 FROM calls WHERE number = ? AND direction = 'in' AND answered_at >= ? LIMIT 1`,
    )
    .pluck();
  const again = db.prepare(
    `UPDATE missed SET calls = calls + 1, last_at = :at, queued_ms = :queuedMs
     WHERE number = :number AND number <> '' AND side = :side AND done IS NULL`,
  );
  const add = db.prepare(
    `INSERT INTO missed (id, side, number, calls, first_at, last_at, queued_ms)
     VALUES (:id, :side, :number, 1, :at, :at, :queuedMs) ON CONFLICT (id) DO NOTHING`,
  );
  // Who was rung here has no caller's leg: whoever of his call answers first is he.
  const answeredCall = db.prepare<[string], { number: string; direction: 'in' | 'out' }>(
    `SELECT number, direction FROM calls WHERE call = ? AND (direction = 'out' OR answered_at IS NOT NULL)`,
  );
  const spoken = db.prepare(`UPDATE missed SET done = ? WHERE number = ? AND number <> '' AND done IS NULL`);
  const calledBack = db.prepare(`UPDATE missed SET done = 'calledBack' WHERE call_back = ? AND done IS NULL`);
  const tried = db.prepare(
    'UPDATE missed SET tries = tries + 1, call_back = NULL WHERE call_back = ? AND done IS NULL',
  );
  const claim = db.prepare('UPDATE missed SET claimed_by = ? WHERE id = ? AND done IS NULL');
  const dial = db.prepare('UPDATE missed SET call_back = ? WHERE id = ? AND done IS NULL');
  const close = db.prepare(`UPDATE missed SET done = 'person' WHERE id = ? AND done IS NULL`);

  const waits = (id: string, { seat }: RecordedEvent, ended: Ended, queuedMs: Queued): void => {
    const number = keyOf(ended.number);
    // A seat, a partner: nobody who waits to be called back.
    if (number === '' && ended.number !== '') return;
    if (number !== '' && spokenTo.get(ended.number, ended.startedAt) === 1) return;
    const row = { id, side: sideOf(seat), number, at: ended.startedAt, queuedMs };
    if (again.run(row).changes === 0) add.run(row);
  };
  const over = (event: RecordedEvent): void => {
    const call = callOf(event);
    const ended = unanswered.get(call);
    tried.run(call);
    if (ended !== undefined) waits(call, event, ended, null);
  };

  return {
    legEnded: (_body, event) => over(event),
    callLost: (_body, event) => over(event),
    queueLeft: ({ number, since }, event) =>
      waits(missedOf(event), event, { number, startedAt: since }, Math.max(0, event.at - since)),
    legAnswered: (_body, event) => {
      const call = callOf(event);
      const answered = answeredCall.get(call);
      if (answered !== undefined)
        spoken.run(answered.direction === 'in' ? 'calledAgain' : 'calledBack', keyOf(answered.number));
      calledBack.run(call);
    },
    missedClaimed: ({ by }, event) => void claim.run(by, missedOf(event)),
    missedReleased: (_body, event) => void claim.run(null, missedOf(event)),
    missedCallBackDialled: ({ call }, event) => void dial.run(call, missedOf(event)),
    missedClosed: (_body, event) => void close.run(missedOf(event)),
  };
}

const keyOf = (number: string): string => sameNumbers(number, '')[0] ?? '';
