// Renderer, desk page: two calls at one seat. Which of them is on the screen is this page's own; who is held and who
// talks is the phone's, and comes back as facts.
import type { Failure } from '@shared/kernel/result';
import { putOnScreen } from '../state/heard';
import { callToGoBackTo, isClimbing, ringing, waitsOnHold } from '../view/otherCalls';
import type { DeskAsks } from './DeskAsks';

const CLIMBING: Failure = { code: 'climbFirst', message: '正在转接，接通或取消以后才能接另一个来电。' };

/** F2: the call on the screen; else the one that rings beside it, and the phone puts this one on hold. */
export function answerCall(asks: DeskAsks): void {
  const state = asks.store.get();
  const call = ringing(state)?.id;
  if (call === undefined) return;
  if (call !== state.record?.id && isClimbing(state)) {
    asks.say(CLIMBING);
    return;
  }
  void asks.ask('phone.command', { command: { type: 'answer', call } });
  // In turn: what was pressed before belongs to the call that it was pressed for.
  asks.inTurn(() => asks.store.update((now) => putOnScreen(now, call)));
}

/** Shift+F2: to the other call and back; a caller who waits there on hold is fetched back, and this one held. */
export function switchCall(asks: DeskAsks): void {
  const state = asks.store.get();
  const other = callToGoBackTo(state);
  if (other === undefined) return;
  const { id: call } = other;
  if (waitsOnHold(other) && !isClimbing(state))
    void asks.ask('phone.command', { command: { type: 'retrieve', call } });
  asks.inTurn(() => asks.store.update((now) => putOnScreen(now, call)));
}
