// Renderer, desk page: how often a key and a mouse button are pressed in a practice call. Numbers alone leave the page.
import type { CallId } from '@shared/kernel/ids';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** Milliseconds between two counts that are told. */
const TELL_EVERY = 5_000;
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/** `page`: what hears every key and every button, before any field does. */
export function connectHands(store: Store<DeskState>, bridge: DeskBridge, page: EventTarget): () => void {
  let counted: { readonly call: CallId; keys: number; clicks: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (counted !== undefined) void bridge.call('practice.hands', { ...counted });
    counted = undefined;
  };
  const count = (what: 'keys' | 'clicks') => {
    const call = callOnScreen(store.get());
    if (call === undefined) return;
    if (counted?.call !== call) tell();
    counted ??= { call, keys: 0, clicks: 0 };
    counted[what] += 1;
    timer ??= setTimeout(tell, TELL_EVERY);
  };
  const onKey = (event: Event) => {
    const { key, repeat } = event as KeyboardEvent;
    if (!repeat && !MODIFIERS.has(key)) count('keys');
  };
  const onPointer = () => count('clicks');

  page.addEventListener('keydown', onKey, { capture: true });
  page.addEventListener('pointerdown', onPointer, { capture: true });
  const off = store.subscribe(() => {
    if (counted !== undefined && callOnScreen(store.get()) !== counted.call) tell();
  });
  return () => {
    off();
    clearTimeout(timer);
    page.removeEventListener('keydown', onKey, { capture: true });
    page.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** From its first key on: whether it is a run is told later, and a call that is none is not counted by the host. */
const callOnScreen = ({ record, identity }: DeskState): CallId | undefined =>
  identity?.practice ? record?.id : undefined;
