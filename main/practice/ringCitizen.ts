// Runs in the host.
import type { SeatId } from '@shared/kernel/ids';
import { fail, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import type { PushListener } from '../ServicesPort';
import type { SeatBoard } from '../seats/SeatBoard';
import { type Casting, type Castings, castingsOf } from './castings';
import type { PracticeBooth } from './PracticeBooth';

export interface RingDeps {
  readonly practice: boolean;
  readonly booth: PracticeBooth;
  readonly board: SeatBoard;
  readonly push: PushListener;
  readonly castings: Castings;
  phoneReady(seat: SeatId): Result<null>;
}

/** By the script's id; the script's own partner picks up where nothing else is said. */
export interface RingWish {
  readonly script: string;
  readonly partner?: Casting['partner'] | undefined;
}

/** Lets the scripted citizen of `script` ring this seat, by telling the bots of its phone page. */
export function ringCitizen(
  { practice, booth, board, push, castings, phoneReady }: RingDeps,
  seat: SeatId,
  { script: id, partner = 'script' }: RingWish,
): Result<null> {
  if (!practice)
    return fail({
      code: 'notPractice',
      message: '本席已接入正式话务，不能拨打演练电话。',
      hint: '正式值班不受影响。',
    });
  const found = booth.script(id);
  if (!found.ok) return found;
  if (found.value.rings !== sideOf(seat))
    return fail({
      code: 'otherSide',
      message: `这个剧本拨的是${found.value.rings}，本席是另一方。`,
      hint: '请选择本方的剧本，或者抽签。',
    });
  const ready = phoneReady(seat);
  if (!ready.ok) return ready;
  const { at } = board.view(seat).state;
  if (at !== 'available')
    return fail({
      code: 'seatNotAvailable',
      message: '座席现在不是空闲，市民打不进来。',
      hint: at === 'missed' ? '请先确认未接来电。' : '请先结束当前的事，再置为空闲。',
    });
  const cast = castingsOf(booth, seat, found.value, partner);
  castings.expect(seat, cast);
  const others = cast.slice(1).map(({ script, afterMs }) => ({ script, afterMs }));
  push({ seat, page: 'phone' }, 'practice.play', {
    script: found.value,
    ...(others.length === 0 ? {} : { others }),
  });
  return ready;
}
