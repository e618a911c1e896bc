// Runs in the host.
import type { SeatId } from '@shared/kernel/ids';
import { fail, type Result } from '@shared/kernel/result';
import type { PushListener } from '../ServicesPort';
import type { SeatBoard } from '../seats/SeatBoard';
import type { PracticeBooth } from './PracticeBooth';
import type { PracticeRuns } from './practiceRuns';

export interface RingDeps {
  readonly practice: boolean;
  readonly booth: PracticeBooth;
  readonly board: SeatBoard;
  readonly push: PushListener;
  readonly runs: PracticeRuns;
  phoneReady(seat: SeatId): Result<null>;
}

/** Lets the scripted citizen of `script` ring this seat, by telling the bots of its phone page. */
export function ringCitizen(
  { practice, booth, board, push, runs, phoneReady }: RingDeps,
  seat: SeatId,
  id: string,
): Result<null> {
  if (!practice)
    return fail({
      code: 'notPractice',
      message: '本席已接入正式话务，不能拨打演练电话。',
      hint: '正式值班不受影响。',
    });
  const found = booth.script(id);
  if (!found.ok) return found;
  const ready = phoneReady(seat);
  if (!ready.ok) return ready;
  const { at } = board.view(seat).state;
  if (at !== 'available')
    return fail({
      code: 'seatNotAvailable',
      message: '座席现在不是空闲，市民打不进来。',
      hint: at === 'missed' ? '请先确认未接来电。' : '请先结束当前的事，再置为空闲。',
    });
  runs.expect(seat, found.value);
  push({ seat, page: 'phone' }, 'practice.play', { script: found.value });
  return ready;
}
