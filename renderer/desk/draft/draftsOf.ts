// Renderer, desk page: one draft writer for each call of the seat, kept across a reload by the tab's own storage.
import type { IntakeForm } from '@shared/intake/IntakeForm';
import type { CallId } from '@shared/kernel/ids';
import { createStore, type Store } from '../../ui/store/Store';
import type { DeskBridge } from '../state/connectDesk';
import type { DeskState } from '../state/DeskState';
import { type DraftState, DraftWriter, type Fields } from './DraftWriter';

const NOTHING: DraftState = { texts: {}, unsaved: false, trouble: undefined };
const KEPT = 'linkseat.unsaved';

export interface Drafts {
  /** Of the call on the screen. */
  readonly shown: Store<DraftState>;
  writer(): DraftWriter | undefined;
  write(fields: Partial<IntakeForm>): void;
}

interface Held {
  readonly writer: DraftWriter;
  state: DraftState;
}

/** What is typed belongs to the call that was on the screen then, and goes on its way when another takes its place. */
export function draftsOf(store: Store<DeskState>, bridge: DeskBridge, now: () => number): Drafts {
  const shown = createStore<DraftState>(NOTHING);
  const held = new Map<CallId, Held>();
  const kept = takeKept();
  let onScreen: CallId | undefined;

  const open = (call: CallId): Held => {
    const writer = new DraftWriter({
      send: (fields) => bridge.call('intake.record', { call, event: { type: 'fieldsWritten', fields } }),
      timers: {
        set: (run, after) => setTimeout(run, after),
        clear: (timer) => clearTimeout(timer as number),
      },
      now,
      changed: (state) => {
        one.state = state;
        if (call === onScreen) shown.update(() => state);
      },
    });
    const one: Held = { writer, state: NOTHING };
    held.set(call, one);
    const fields = kept.get(call);
    kept.delete(call);
    if (fields !== undefined) writer.write(fields);
    return one;
  };

  store.subscribe(() => {
    const { record, others } = store.get();
    if (record === undefined) return;
    const records = [record, ...others];
    for (const { id, version } of records) (held.get(id) ?? open(id)).writer.reached(version);
    for (const [call, { writer }] of held) {
      if (records.some(({ id }) => id === call)) continue;
      writer.close();
      held.delete(call);
    }
    if (onScreen === record.id) return;
    onScreen = record.id;
    shown.update(() => held.get(record.id)?.state ?? NOTHING);
  });

  // A reload gives no time to wait for an answer: ask once more, and keep the text for the next load.
  window.addEventListener('pagehide', () => {
    const unsaved = [...held]
      .map(([call, { writer }]) => [call, writer.unsaved()] as const)
      .filter(([, fields]) => Object.keys(fields).length > 0);
    if (unsaved.length === 0) return;
    sessionStorage.setItem(KEPT, JSON.stringify(unsaved));
    for (const [call] of unsaved) void held.get(call)?.writer.flush();
  });

  const writer = () => (onScreen === undefined ? undefined : held.get(onScreen)?.writer);
  return { shown, writer, write: (fields) => writer()?.write(fields) };
}

function takeKept(): Map<CallId, Fields> {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return new Map(text === null ? [] : (JSON.parse(text) as readonly (readonly [CallId, Fields])[]));
}
