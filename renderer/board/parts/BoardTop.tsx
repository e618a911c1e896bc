// Renderer, board page: what is shown, and of whom.
import { SIDES } from '@shared/kernel/side';
import type { SeatState } from '@shared/seat/SeatState';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useArrange, useBoard, useBoardState, useChoose } from '../BoardContext';
import { MARKS } from '../view/arrange';

export const VIEWS = [
  ['table', 'T'],
  ['plan', 'P'],
  ['figures', 'I'],
  ['rules', 'R'],
] as const;

const STATES: readonly SeatState['at'][] = [
  'available',
  'offered',
  'busy',
  'wrapUp',
  'pause',
  'training',
  'missed',
  'disconnected',
  'offline',
];

export function BoardTop() {
  const { t } = useTranslation();
  const view = useBoardState((state) => state.view);
  const online = useBoardState((state) => state.online);
  const change = useChoose();
  return (
    <header className="board-top">
      <h1>{t('board.title')}</h1>
      <nav aria-label={t('board.views')}>
        {VIEWS.map(([name, key]) => (
          <button
            key={name}
            type="button"
            className="choice"
            aria-pressed={view === name}
            data-view={name}
            onClick={() => change({ view: name })}
          >
            {t(`board.view.${name}`)} <KbdText text={key} />
          </button>
        ))}
      </nav>
      {(view === 'table' || view === 'plan') && <Filters />}
      {online !== 'open' && <strong className="danger-mark">{t(`board.online.${online}`)}</strong>}
    </header>
  );
}

function Filters() {
  const { t } = useTranslation();
  const { byTeam, side, state, mark, query } = useBoardState(({ arrangement }) => arrangement);
  const arrangeBy = useArrange();
  return (
    <div className="board-filters">
      <input
        id="board-search"
        type="search"
        value={query}
        placeholder={t('board.search')}
        aria-label={t('board.search')}
        onChange={(event) => arrangeBy({ query: event.target.value })}
      />
      <KbdText text="/" />
      {SIDES.map((one) => (
        <button
          key={one}
          type="button"
          className="choice"
          aria-pressed={side === one}
          data-filter={one}
          onClick={() => arrangeBy({ side: side === one ? undefined : one })}
        >
          {one}
        </button>
      ))}
      <select
        aria-label={t('board.column.state')}
        value={state ?? ''}
        data-filter="state"
        onChange={({ target }) =>
          arrangeBy({ state: target.value === '' ? undefined : (target.value as SeatState['at']) })
        }
      >
        <option value="">{t('board.anyState')}</option>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {t(`seat.${one}`)}
          </option>
        ))}
      </select>
      {MARKS.map((one) => (
        <button
          key={one}
          type="button"
          className="choice"
          aria-pressed={mark === one}
          data-filter={one}
          onClick={() => arrangeBy({ mark: mark === one ? undefined : one })}
        >
          {t(`board.mark.${one}`)}
        </button>
      ))}
      <button
        type="button"
        className="choice"
        aria-pressed={byTeam}
        data-filter="team"
        onClick={() => arrangeBy({ byTeam: !byTeam })}
      >
        {t('board.byTeam')} <KbdText text="G" />
      </button>
      <Totals />
    </div>
  );
}

/** How many seats there are, and how many are free or talk. */
function Totals() {
  const { t } = useTranslation();
  const { rows } = useBoard();
  const text = useSyncExternalStore(rows.onAny, () => {
    let [free, talking] = [0, 0];
    for (const { state } of rows.cards()) {
      if (state.at === 'available') free += 1;
      if (state.at === 'busy') talking += 1;
    }
    return `${rows.size} ${free} ${talking}`;
  });
  const [seats, free, talking] = text.split(' ').map(Number);
  return (
    <output className="totals" data-testid="totals">
      {t('board.totals', { seats, free, talking })}
    </output>
  );
}
