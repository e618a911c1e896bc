// Renderer, desk page: the keyboard. One listener, before any field hears the key.
import { type ReactNode, useEffect, useMemo } from 'react';
import { type KeyMeaning, TWICE_WITHIN } from '../ui/keys/KeyReader';
import { KeysProvider } from '../ui/keys/KeysContext';
import { keyTable } from '../ui/keys/keyTable';
import { takesText, useKeyReader } from '../ui/keys/useKeyReader';
import { actOn } from './act/actOn';
import { chooseDigit } from './act/chooseDigit';
import { useDesk, useDeskState } from './DeskContext';

export function DeskKeys({ children }: { readonly children: ReactNode }) {
  const { asks, clock } = useDesk();
  const own = useDeskState((state) => state.settings.keys);
  const table = useMemo(() => keyTable(own), [own]);
  const act = (meaning: KeyMeaning): boolean => {
    if (asks.store.get().screen.catchingKey !== undefined) return false;
    if (meaning.type === 'choice') return chooseDigit(asks, meaning.number);
    asks.screen({ armedAt: meaning.type === 'armed' ? clock() : undefined });
    return meaning.type === 'armed' || actOn(asks, meaning.action);
  };
  useKeyReader(table, clock, act);
  useDisarm();
  useTextFocus();
  return <KeysProvider table={table}>{children}</KeysProvider>;
}

/** The keys shown on choices follow the focus, so that nobody types a digit where one meant to choose. */
function useTextFocus(): void {
  const { asks } = useDesk();
  useEffect(() => {
    const look = () => asks.screen({ inText: takesText(document.activeElement) });
    window.addEventListener('focusin', look);
    window.addEventListener('focusout', look);
    return () => {
      window.removeEventListener('focusin', look);
      window.removeEventListener('focusout', look);
    };
  }, [asks]);
}

/** The first half of a double press is forgotten after a second, on the screen as in the reader. */
function useDisarm(): void {
  const { asks } = useDesk();
  const armedAt = useDeskState((state) => state.screen.armedAt);
  useEffect(() => {
    if (armedAt === undefined) return;
    const timer = setTimeout(() => asks.screen({ armedAt: undefined }), TWICE_WITHIN);
    return () => clearTimeout(timer);
  }, [armedAt, asks]);
}
