// Renderer, desk page: what an action of the key table does. Returns whether the key was used.
import { mayTransfer } from '@shared/intake/intakeRules';
import { otherSide } from '@shared/kernel/side';
import type { KeyAction } from '../../ui/keys/actions';
import { availability } from '../view/availability';
import { phaseOf } from '../view/phaseOf';
import type { DeskAsks } from './DeskAsks';
import { focusOn } from './focusOn';
import { openPhone } from './openPhone';
import { makeReady, pauseSeat } from './seatActs';
import { submit } from './submit';

type Act = (asks: DeskAsks) => void;

const emergency =
  (target: string): Act =>
  (asks) =>
    asks.record({ type: 'ladderStarted', step: 'threeParty', target });

/** Acts that make no sense in the state of the call are refused by `availability` before they get here. */
const CALL_ACTS: Readonly<Partial<Record<KeyAction, Act>>> = {
  answer: (asks) => asks.phone({ type: 'answer' }),
  hold: holdOrBack,
  mute: (asks) => asks.phone({ type: asks.store.get().record?.call?.microphoneMuted ? 'unmute' : 'mute' }),
  transfer,
  threeParty: (asks) => {
    const context = asks.store.get().record?.intake;
    if (context)
      asks.record({
        type: 'ladderStarted',
        step: 'threeParty',
        target: context.fallback ?? otherSide(context.side),
      });
  },
  leave: (asks) => asks.phone({ type: 'leave' }),
  dispatch: (asks) => asks.record({ type: 'dispatchChosen' }),
  keepHere: (asks) => asks.record({ type: 'keptHere' }),
  danger: (asks) => asks.record({ type: 'dangerMarked', kinds: [] }),
  lowerDanger: (asks) => asks.screen({ open: 'lowerDanger' }),
  emergency119: emergency('119'),
  emergency120: emergency('120'),
  emergency122: emergency('122'),
  hangUp: (asks) => asks.phone({ type: 'hangUp' }),
  submit,
  nonCase: (asks) => asks.screen({ open: 'nonCase' }),
};

const PAGE_ACTS: Readonly<Partial<Record<KeyAction, Act>>> = {
  help: (asks) => asks.screen({ open: asks.store.get().screen.open === 'help' ? 'none' : 'help' }),
  ready: makeReady,
  pause: pauseSeat,
  focusNarrative: () => focusOn('narrative'),
  focusPlace: () => focusOn('place'),
  focusLists: () => focusOn('lists'),
  focusOrders: () => focusOn('orders'),
  commandBar: (asks) => asks.screen({ open: 'commandBar' }),
  practiceRing: ringPractice,
  openPhone: () => openPhone(),
};

export function actOn(asks: DeskAsks, action: KeyAction): boolean {
  if (action === 'close') return close(asks);
  const page = PAGE_ACTS[action];
  if (page !== undefined) {
    page(asks);
    return true;
  }
  const state = asks.store.get();
  const act = CALL_ACTS[action];
  if (act === undefined || !availability(state, phaseOf(state.record)).has(action)) return false;
  act(asks);
  return true;
}

/** During a climb F3 is the way back: it cancels, and the phone brings the caller back. */
function holdOrBack(asks: DeskAsks): void {
  const phase = phaseOf(asks.store.get().record);
  asks.phone({ type: phase === 'climbing' ? 'cancelAttempt' : phase === 'held' ? 'retrieve' : 'hold' });
}

/** Without consent nothing is dialled (三（二）1): the question comes first, and its yes goes on by itself. */
function transfer(asks: DeskAsks): void {
  const context = asks.store.get().record?.intake;
  if (context === undefined) return;
  if (!mayTransfer(context)) asks.screen({ wantsTransfer: true });
  else asks.record({ type: 'ladderStarted', step: 'transfer', target: otherSide(context.side) });
}

function ringPractice(asks: DeskAsks): void {
  const [script] = asks.store.get().scripts;
  if (script !== undefined) void asks.ask('practice.ring', { script: script.id });
}

/** Esc closes what is open, one thing at a time, and never ends a call. */
function close(asks: DeskAsks): boolean {
  const { screen, trouble } = asks.store.get();
  if (screen.open !== 'none') asks.screen({ open: 'none' });
  else if (screen.wantsTransfer) asks.screen({ wantsTransfer: false });
  else if (screen.listQuery !== '') asks.screen({ listQuery: '' });
  else if (screen.openRow !== '') asks.screen({ openRow: '' });
  else if (trouble !== undefined) asks.say(undefined);
  else return false;
  return true;
}
