// Renderer, board page: all seats as a table. Only what is in sight is in the page.
import type { SeatKey } from '@shared/board/BoardFrame';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrange, useBoardState, useChoose } from '../BoardContext';
import type { Sort } from '../view/arrange';
import { SeatLine } from './SeatLine';
import { useLines } from './useLines';

export const LINE_HEIGHT = 30;

const COLUMNS: readonly (readonly [name: string, sort?: Sort])[] = [
  ['seat', 'seat'],
  ['person', 'person'],
  ['state', 'state'],
  ['time', 'time'],
  ['reason'],
  ['matter', 'matter'],
  ['legs'],
  ['calls', 'calls'],
  ['handle', 'handle'],
  ['missed', 'missed'],
  ['flags'],
];

/** Stand at the right, like their heads. */
const NUMBERS: ReadonlySet<string> = new Set(['time', 'calls', 'handle', 'missed']);

export function SeatTable() {
  const { t } = useTranslation();
  const lines = useLines();
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useBoardState((state) => state.selected);
  const change = useChoose();
  const choose = useCallback((key: SeatKey) => change({ selected: key }), [change]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows the choice, not the seats that move.
  useEffect(() => {
    const at = lines.findIndex((line) => line.kind === 'seat' && line.key === selected);
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [selected]);
  return (
    <div className="seat-table">
      <Heads />
      <div className="seat-scroll" ref={scroller} data-testid="seat-table" data-lines={lines.length}>
        <div
          className="seat-lines"
          role="listbox"
          tabIndex={-1}
          aria-label={t('board.seats')}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return line.kind === 'seat' ? (
              <SeatLine
                key={line.key}
                seat={line.key}
                top={start}
                selected={line.key === selected}
                choose={choose}
              />
            ) : (
              <div
                key={`team ${line.team}`}
                role="presentation"
                className="team-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                <span>
                  {line.team || t('board.noTeam')} · {t('board.ofTeam', line)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Heads() {
  const { t } = useTranslation();
  const { sort, descending } = useBoardState(({ arrangement }) => arrangement);
  const arrangeBy = useArrange();
  return (
    <div className="seat-line heads">
      {COLUMNS.map(([name, by]) => (
        <span key={name} className={NUMBERS.has(name) ? 'number' : undefined}>
          {by === undefined ? (
            t(`board.column.${name}`)
          ) : (
            <button
              type="button"
              data-sort={by}
              aria-pressed={by === sort}
              onClick={() => arrangeBy({ sort: by, descending: by === sort && !descending })}
            >
              {t(`board.column.${name}`)}
              {by === sort && (descending ? ' ▾' : ' ▴')}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
