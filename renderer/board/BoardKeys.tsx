// Renderer, board page: the keyboard. Bare letters, since nobody writes here except into a field.
import { type ReactNode, useEffect } from 'react';
import { takesText } from '../ui/keys/useKeyReader';
import { useBoard } from './BoardContext';
import { isOpen } from './parts/AlertList';
import { VIEWS } from './parts/BoardTop';
import { nextFormula, onFormula } from './parts/formula';
import { LEAD_KEYS, type LeadAct } from './parts/HelpForm';
import type { BoardState } from './state/BoardState';
import { arrange, SORTS } from './view/arrange';

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function BoardKeys({ children }: { readonly children: ReactNode }) {
  const { store, rows, bridge, seconds } = useBoard();
  useEffect(() => {
    const set = (change: Partial<BoardState>) => store.update((state) => ({ ...state, ...change }));
    const seats = () =>
      arrange(rows.cards(), store.get().arrangement, seconds.now()).flatMap((line) =>
        line.kind === 'seat' ? [line.key] : [],
      );
    const move = (by: number) => {
      const keys = seats();
      const at = keys.indexOf(store.get().selected ?? '');
      set({ selected: keys[Math.max(0, Math.min(keys.length - 1, at === -1 ? 0 : at + by))] });
    };
    const arrangeBy = (change: Partial<BoardState['arrangement']>) =>
      set({ arrangement: { ...store.get().arrangement, ...change } });
    const acts: Readonly<Record<string, () => void>> = {
      '/': () => document.querySelector<HTMLInputElement>('#board-search')?.focus(),
      g: () => arrangeBy({ byTeam: !store.get().arrangement.byTeam }),
      s: () => {
        const { sort } = store.get().arrangement;
        arrangeBy({ sort: SORTS[(SORTS.indexOf(sort) + 1) % SORTS.length] ?? sort, descending: false });
      },
      m: () => set({ muted: !store.get().muted }),
      a: () => {
        const first = store.get().alerts.find(isOpen);
        if (first) void bridge.call('board.acknowledge', { alert: first.id });
      },
      '?': nextFormula,
      // The first field of the form that is shown.
      q: () => document.querySelector<HTMLElement>('#board-first-field')?.focus(),
      v: () => document.querySelector<HTMLButtonElement>('[data-testid=show-caller]')?.click(),
      z: () => document.querySelector<HTMLButtonElement>('[data-testid=undo-rules]')?.click(),
      escape: () => {
        const figure = onFormula();
        if (figure !== undefined) figure.blur();
        else if (store.get().arrangement.query !== '') arrangeBy({ query: '' });
        else if (store.get().selected !== undefined) set({ selected: undefined });
        else set({ view: 'table' });
      },
      ...Object.fromEntries(
        (Object.keys(LEAD_KEYS) as readonly LeadAct[]).map((act) => [
          LEAD_KEYS[act].toLowerCase(),
          () => {
            if (store.get().selected !== undefined) set({ acting: act });
          },
        ]),
      ),
      ...Object.fromEntries(VIEWS.map(([view, key]) => [key.toLowerCase(), () => set({ view })])),
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const inText = takesText(document.activeElement) || document.activeElement instanceof HTMLSelectElement;
      if (inText && event.key !== 'Escape') return;
      if (inText) (document.activeElement as HTMLElement).blur();
      const by = MOVES[event.key];
      const act = by === undefined ? acts[event.key.toLowerCase()] : () => move(by);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store, rows, bridge, seconds]);
  return children;
}
