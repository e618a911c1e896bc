// Renderer, any page: the keys in force, for the labels on buttons.
import { createContext, type ReactNode, useContext } from 'react';
import { type KeyAction, keyLabel } from './actions';
import { type KeyTable, keyTable } from './keyTable';

const Keys = createContext<KeyTable>(keyTable({}));

export function KeysProvider({
  table,
  children,
}: {
  readonly table: KeyTable;
  readonly children: ReactNode;
}) {
  return <Keys value={table}>{children}</Keys>;
}

export const useKeyTable = (): KeyTable => useContext(Keys);

/** The label of an action's key; empty where the person switched it off. */
export const useKeyLabel = (action: KeyAction): string => keyLabel(useKeyTable()[action]);
