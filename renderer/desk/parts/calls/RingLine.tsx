// Renderer, desk page: a line that can be rung by Enter or a click; the field above keeps the focus (ARIA combobox).
import type { ReactNode } from 'react';

interface RingLineProps {
  readonly id: string;
  readonly active: boolean;
  readonly data: Readonly<Record<`data-${string}`, string>>;
  readonly onRing: () => void;
  readonly children: ReactNode;
}

export function RingLine({ id, active, data, onRing, children }: RingLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div
      id={id}
      className={`ring-line${active ? ' active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      {...data}
      ref={(line) => {
        if (active) line?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRing}
    >
      {children}
    </div>
  );
}
