// Renderer, board page: every region has its place.
import { may } from '@shared/person/may';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import './Board.css';
import { useBoardState } from './BoardContext';
import { LendingPanel } from './lending/LendingPanel';
import { AlertList } from './parts/AlertList';
import { BoardTop } from './parts/BoardTop';
import { FloorPlan } from './parts/FloorPlan';
import { OwnFigures } from './parts/OwnFigures';
import { QueueBar } from './parts/QueueBar';
import { SeatDetails } from './parts/SeatDetails';
import { SeatTable } from './parts/SeatTable';
import { RulesPanel } from './rules/RulesPanel';

// Charts are half a megabyte that a board of seats does not need.
const Figures = lazy(async () => ({ default: (await import('./figures/FiguresPage')).FiguresPage }));

export function BoardPage() {
  const { t } = useTranslation();
  const read = useBoardState((state) => state.read);
  const person = useBoardState((state) => state.person);
  const view = useBoardState((state) => state.view);
  const trouble = useBoardState((state) => state.trouble);
  if (!read) return <p className="pad">{t('board.opening')}</p>;
  if (person === undefined || !may(person.role, 'seeBoard'))
    return (
      <div className="board" data-testid="board" data-right="own">
        <header className="board-top">
          <h1>{t('board.title')}</h1>
          <span className="soft">{t('board.leadsOnly')}</span>
        </header>
        {person !== undefined && <OwnFigures />}
      </div>
    );
  return (
    <div className="board" data-testid="board" data-right="all" data-shown={view}>
      <BoardTop />
      {trouble !== undefined && (
        <p className="board-trouble" role="alert">
          {t(`errors.${trouble.code}.message`, { defaultValue: trouble.message })}{' '}
          {t(`errors.${trouble.code}.hint`, { defaultValue: trouble.hint ?? '' })}
        </p>
      )}
      <QueueBar />
      <main className="board-main">
        {view === 'table' && <SeatTable />}
        {view === 'plan' && <FloorPlan />}
        {view === 'lending' && <LendingPanel />}
        {view === 'rules' && <RulesPanel />}
        {view === 'figures' && (
          <Suspense fallback={<p className="pad">{t('board.opening')}</p>}>
            <Figures />
          </Suspense>
        )}
        {view !== 'figures' && (
          <aside className="board-side">
            <AlertList />
            <SeatDetails />
          </aside>
        )}
      </main>
    </div>
  );
}
