// Renderer, board page: what is shown, and of whom.
import { SIDES } from '@shared/kernel/side';
import { may, type Right } from '@shared/person/may';
import { isWaiting } from '@shared/seat/lending/lendings';
import type { SeatState } from '@shared/seat/SeatState';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useArrange, useBoard, useBoardState, useChoose } from '../BoardContext';
import type { BoardState } from '../state/BoardState';
import { MARKS } from '../view/arrange';
import { Choice } from './Choice';

/** Name, bare key, and what one must be allowed to do. */
export const VIEWS = [
  ['table', 'T', 'seeBoard'],
  ['plan', 'P', 'seeBoard'],
  ['figures', 'I', 'seeBoard'],
  ['lending', 'D', 'lendSeats'],
  ['rules', 'R', 'seeBoard'],
] as const satisfies readonly (readonly [BoardState['view'], string, Right])[];

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
  const person = useBoardState((state) => state.person);
  const change = useChoose();
  return (
    <header className="board-top">
      <h1>{t('board.title')}</h1>
      <nav aria-label={t('board.views')}>
        {VIEWS.filter(([, , right]) => person !== undefined && may(person.role, right)).map(([name, key]) => (
          <Choice key={name} name={name} down={view === name} onPress={() => change({ view: name })}>
            {t(`board.view.${name}`)} <KbdText text={key} />
            {name === 'lending' && <Waiting />}
          </Choice>
        ))}
      </nav>
      {(view === 'table' || view === 'plan') && <Filters />}
      {online !== 'open' && <strong className="danger-mark">{t(`board.online.${online}`)}</strong>}
    </header>
  );
}

/** How many wishes of other cities wait for an answer. */
function Waiting() {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const count = useBoardState(
    ({ lendings }) => lendings.filter((one) => isWaiting(one, seconds.now())).length,
  );
  if (count === 0) return null;
  return (
    <strong className="danger-mark" role="status" data-testid="wishes" data-count={count}>
      {t('lending.waiting', { count })}
    </strong>
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
        <Choice
          key={one}
          name={one}
          down={side === one}
          onPress={() => arrangeBy({ side: side === one ? undefined : one })}
        >
          {one}
        </Choice>
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
        <Choice
          key={one}
          name={one}
          down={mark === one}
          onPress={() => arrangeBy({ mark: mark === one ? undefined : one })}
        >
          {t(`board.mark.${one}`)}
        </Choice>
      ))}
      <Choice name="team" down={byTeam} onPress={() => arrangeBy({ byTeam: !byTeam })}>
        {t('board.byTeam')} <KbdText text="G" />
      </Choice>
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
