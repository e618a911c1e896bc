// Renderer, desk page: one draft writer for the call on the screen, kept across a reload by the tab's own storage.
import type { IntakeForm } from '@shared/intake/IntakeForm';
import type { CallId } from '@shared/kernel/ids';
import { createStore, type Store } from '../../ui/store/Store';
import type { DeskBridge } from '../state/connectDesk';
import type { DeskState } from '../state/DeskState';
import { type DraftState, DraftWriter, type Fields } from './DraftWriter';

const NOTHING: DraftState = { texts: {}, unsaved: false, trouble: undefined };
const KEPT = 'linkseat.unsaved';

export interface Drafts {
  readonly shown: Store<DraftState>;
  writer(): DraftWriter | undefined;
  write(fields: Partial<IntakeForm>): void;
}

export function draftsOf(store: Store<DeskState>, bridge: DeskBridge, now: () => number): Drafts {
  const shown = createStore<DraftState>(NOTHING);
  let held: { readonly call: CallId; readonly writer: DraftWriter } | undefined;

  const take = (call: CallId): DraftWriter => {
    held?.writer.close();
    shown.update(() => NOTHING);
    const writer = new DraftWriter({
      send: (fields) => bridge.call('intake.record', { call, event: { type: 'fieldsWritten', fields } }),
      timers: {
        set: (run, after) => setTimeout(run, after),
        clear: (timer) => clearTimeout(timer as number),
      },
      now,
      changed: (state) => shown.update(() => state),
    });
    held = { call, writer };
    const kept = takeKept(call);
    if (kept !== undefined) writer.write(kept);
    return writer;
  };

  store.subscribe(() => {
    const { record } = store.get();
    if (record === undefined) return;
    const writer = held?.call === record.id ? held.writer : take(record.id);
    writer.reached(record.version);
  });

  // A reload gives no time to wait for an answer: ask once more, and keep the text for the next load.
  window.addEventListener('pagehide', () => {
    if (held === undefined) return;
    const fields = held.writer.unsaved();
    if (Object.keys(fields).length === 0) return;
    sessionStorage.setItem(KEPT, JSON.stringify({ call: held.call, fields }));
    void held.writer.flush();
  });

  const writer = () => held?.writer;
  return { shown, writer, write: (fields) => held?.writer.write(fields) };
}

function takeKept(call: CallId): Fields | undefined {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as { readonly call: CallId; readonly fields: Fields };
  return kept.call === call ? kept.fields : undefined;
}
