// Renderer, board page: keys of the one view that is shown.
import { useEffect, useRef } from 'react';
import { takesText } from '../../ui/keys/useKeyReader';

/** Bare keys while no field has the focus, before the board takes them; a button that has the focus keeps its Enter. */
export function useKeysHere(act: (key: string) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { activeElement: focus } = document;
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented)
        return;
      if (
        takesText(focus) ||
        focus instanceof HTMLSelectElement ||
        focus?.closest('form, .lendings') instanceof HTMLElement
      )
        return;
      if (!latest.current(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
