// Renderer, desk page: reads the narrative with every key, says which rows fit, and raises danger from the words.
import type { DangerCategory } from '@shared/diversion/danger/types';
import type { Suggester } from '@shared/diversion/suggest/suggester';
import type { Lists } from '@shared/diversion/types';
import { freshWords } from '@shared/intake/freshWords';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId } from '@shared/kernel/ids';
import type { Store } from '../../ui/store/Store';
import type { DraftState, Timers } from '../draft/DraftWriter';
import { type DeskState, NOTHING_SUGGESTED } from '../state/DeskState';

export interface SuggestPorts {
  readonly store: Store<DeskState>;
  readonly typed: Store<DraftState>;
  /** Fetched as soon as the lists are there, and anew for other lists; the page works without it. */
  readonly load: (lists: Lists) => Promise<Suggester>;
  /** Records the danger in its turn, and resolves when the page has heard of it. */
  readonly raise: (call: CallId, event: IntakeEvent) => Promise<void>;
  readonly timers: Timers;
}

/** Milliseconds after the last key: 「着火」 may be on its way to 「着火的事已经处理完了」. */
export const RAISE_AFTER = 600;

/** The desk's word for a kind that the suggester knows under another. */
const KINDS: Readonly<Partial<Record<DangerCategory, string>>> = {
  leak: 'toxicLeak',
  unconscious: 'injury',
  injured: 'injury',
  helplessChildOrOld: 'helpless',
  disaster: 'trapped',
};

/** One suggestion costs well below a millisecond, so it is worked out in the key's own turn. Returns the way to stop. */
export function startSuggesting({ store, typed, load, raise, timers }: SuggestPorts): () => void {
  let suggester: Suggester | undefined;
  let builtFor: Lists | undefined;
  let read = '';
  let timer: unknown;
  let raising = false;

  const narrative = (): string => {
    const { record } = store.get();
    if (record === undefined || record.intake.done) return '';
    return typed.get().texts.narrative ?? record.intake.form.narrative;
  };

  const begin = (lists: Lists) => {
    builtFor = lists;
    load(lists).then(
      (ready) => {
        if (builtFor !== lists) return;
        suggester = ready;
        read = '';
        heard();
      },
      // Without it the page does everything but suggest; the next reload tries again.
      (fault: unknown) => console.error(fault),
    );
  };

  const heard = () => {
    const { lists } = store.get();
    if (lists !== undefined && lists !== builtFor) begin(lists);
    const text = narrative();
    if (suggester !== undefined && text !== read) {
      read = text;
      const suggested = text.trim() === '' ? NOTHING_SUGGESTED : suggester.suggest(text);
      store.update((state) => ({ ...state, suggested }));
    }
    watch();
  };

  /** From words alone danger is raised once they have stood a moment, and never twice for the same. */
  const watch = () => {
    if (danger() === undefined) {
      if (timer !== undefined) timers.clear(timer);
      timer = undefined;
    } else if (timer === undefined && !raising) timer = timers.set(fire, RAISE_AFTER);
  };

  const fire = () => {
    timer = undefined;
    const found = danger();
    if (found === undefined || raising) return;
    raising = true;
    void raise(found.call, found.event).finally(() => {
      raising = false;
    });
  };

  const danger = () => dangerToRaise(store.get());

  const onTyped = () => {
    // Each key starts the moment anew.
    if (timer !== undefined) timers.clear(timer);
    timer = undefined;
    heard();
  };

  const offs = [store.subscribe(heard), typed.subscribe(onTyped)];
  heard();
  return () => {
    for (const off of offs) off();
    if (timer !== undefined) timers.clear(timer);
  };
}

/** The event that the words ask for now; undefined where they ask for none, or have had their turn. */
export function dangerToRaise({
  record,
  suggested,
}: Pick<DeskState, 'record' | 'suggested'>):
  | { readonly call: CallId; readonly event: IntakeEvent }
  | undefined {
  const { level, why, categories } = suggested.danger;
  if (level !== 'now' || record === undefined) return undefined;
  const { intake, id } = record;
  if (intake.danger.now || !intake.writable || intake.step === 'wrapUp') return undefined;
  if (freshWords(intake.danger, why).length === 0) return undefined;
  const kinds = [...new Set(categories.map((category) => KINDS[category] ?? category))];
  return { call: id, event: { type: 'dangerMarked', kinds, by: 'words', words: why } };
}
