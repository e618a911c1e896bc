// Renderer, desk page: the next key that is pressed becomes the key of an action; meanwhile no key acts.
import { useEffect, useRef } from 'react';
import { DEFAULT_KEYS, type KeyAction } from '../../../ui/keys/actions';
import { chordText } from '../../../ui/keys/chord';
import { useDesk } from '../../DeskContext';

/** Esc gives up, except where it is the key of closing that is being changed: that stays as it is too. */
export function useCaughtKey(
  action: KeyAction | undefined,
  set: (action: KeyAction, key: string) => void,
): void {
  const { asks } = useDesk();
  const latest = useRef(set);
  latest.current = set;
  useEffect(() => {
    if (action === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const key = chordText(event);
      if (key === undefined) return;
      asks.screen({ catchingKey: undefined });
      // What takes two presses by default, hanging up, keeps that guard on any key.
      if (key !== 'Escape')
        latest.current(action, DEFAULT_KEYS[action].includes(' ') ? `${key} ${key}` : key);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [action, asks]);
  // The panel is gone: keys act again.
  useEffect(() => () => asks.screen({ catchingKey: undefined }), [asks]);
}
