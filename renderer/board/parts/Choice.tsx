// Renderer, board page: a button that is down while what it stands for is chosen.
import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly down: boolean;
  /** For tests and styles: which of its row this is, by `data-filter`. */
  readonly name: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function Choice({ down, name, onPress, children }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={down} data-filter={name} onClick={onPress}>
      {children}
    </button>
  );
}
