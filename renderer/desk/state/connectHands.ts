// Renderer, desk page: how often a key and a mouse button are pressed in a practice call, and which keys were commands.
// Of a key that writes only the number leaves the page.
import type { CallId } from '@shared/kernel/ids';
import type { KeyAct } from '@shared/practice/PracticeEvent';
import { KeyReader } from '../../ui/keys/KeyReader';
import { keyTable } from '../../ui/keys/keyTable';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** Milliseconds between two counts that are told. */
const TELL_EVERY = 5_000;
/** A shown answer or suggestion, by its digit. */
const CHOICE = 'choice';
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/** `page`: what hears every key and every button, before any field does. `now`: milliseconds by this page's clock. */
export function connectHands(
  store: Store<DeskState>,
  bridge: DeskBridge,
  page: EventTarget,
  { now, inText }: { readonly now: () => number; readonly inText: () => boolean },
): () => void {
  let counted: { readonly call: CallId; keys: number; clicks: number; acts: KeyAct[] } | undefined;
  let reads: {
    readonly own: unknown;
    readonly reader: KeyReader;
    readonly table: ReturnType<typeof keyTable>;
  };
  const readerOf = (own: Readonly<Record<string, string>>) => {
    if (reads?.own !== own) {
      const table = keyTable(own);
      reads = { own, table, reader: new KeyReader(table) };
    }
    return reads;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (counted !== undefined) {
      const { acts, ...hands } = counted;
      void bridge.call('practice.hands', { ...hands, ...(acts.length === 0 ? {} : { acts }) });
    }
    counted = undefined;
  };
  const count = (what: 'keys' | 'clicks') => {
    const call = callOnScreen(store.get());
    if (call === undefined) return;
    if (counted?.call !== call) tell();
    counted ??= { call, keys: 0, clicks: 0, acts: [] };
    counted[what] += 1;
    timer ??= setTimeout(tell, TELL_EVERY);
  };
  const onKey = (event: Event) => {
    const press = event as KeyboardEvent;
    if (press.repeat || MODIFIERS.has(press.key)) return;
    count('keys');
    if (counted === undefined) return;
    const { settings, skew } = store.get();
    const { reader, table } = readerOf(settings.keys);
    const meaning = reader.read(press, { inText: inText() }, now());
    const at = now() + skew;
    if (meaning?.type === 'action')
      counted.acts.push({ action: meaning.action, key: table[meaning.action], at });
    else if (meaning?.type === 'choice')
      counted.acts.push({ action: CHOICE, key: String(meaning.number), at });
  };
  const onPointer = () => count('clicks');

  page.addEventListener('keydown', onKey, { capture: true });
  page.addEventListener('pointerdown', onPointer, { capture: true });
  const off = store.subscribe(() => {
    if (counted === undefined) return;
    const state = store.get();
    // Whoever looks for a run finds its last keys there.
    if (callOnScreen(state) !== counted.call || state.screen.open === 'runs') tell();
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
