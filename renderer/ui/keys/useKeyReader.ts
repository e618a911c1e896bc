// Renderer, any page: one listener on the window, before any field hears the key.
import { useEffect, useRef } from 'react';
import { type KeyMeaning, KeyReader } from './KeyReader';
import type { KeyTable } from './keyTable';

const TEXT_INPUTS = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', '']);

/** True where a bare key would write into the element. */
export function takesText(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type) && !element.readOnly;
  return element instanceof HTMLElement && element.isContentEditable;
}

/**
 * `act` says whether it used the meaning; only then is the key kept from the browser. Function keys that are ours
 * are always kept: F3 must not open the browser's search because no call happens to run.
 */
export function useKeyReader(
  table: KeyTable,
  now: () => number,
  act: (meaning: KeyMeaning) => boolean,
): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const reader = new KeyReader(table);
    const onKey = (event: KeyboardEvent) => {
      const meaning = reader.read(event, { inText: takesText(document.activeElement) }, now());
      if (meaning === undefined) return;
      const used = latest.current(meaning);
      if (used || /^F\d+$/.test(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [table, now]);
}
