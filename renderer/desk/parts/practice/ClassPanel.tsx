// Renderer, desk page: a trainer lets callers ring several seats at once, and sees who is where.
import type { SeatId } from '@shared/kernel/ids';
import type { ClassSeat, StartedSeat } from '@shared/practice/PracticeClass';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { openRun } from '../../act/runActs';
import { useDesk, useDeskState } from '../../DeskContext';

/** Milliseconds between two looks at the class. */
const LOOK = 2_000;
const DRAWN = '';

export function ClassPanel() {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const scripts = useDeskState((state) => state.scripts);
  const seats = useClass();
  const [script, setScript] = useState(DRAWN);
  const [left, setLeft] = useState<ReadonlySet<SeatId>>(new Set());
  const [started, setStarted] = useState<readonly StartedSeat[]>([]);
  const start = async () => {
    const chosen = seats.map(({ seat }) => seat).filter((seat) => !left.has(seat));
    const answer = await asks.ask('practice.start', {
      seats: chosen,
      ...(script === DRAWN ? {} : { script }),
      seed: Date.now() % 1_000_000,
    });
    if (answer.ok) setStarted(answer.value);
  };
  const toggle = (seat: SeatId) => {
    const next = new Set(left);
    if (!next.delete(seat)) next.add(seat);
    setLeft(next);
  };
  return (
    <section className="practice-class" data-testid="class" aria-label={t('practice.class')}>
      <p>
        <b>{t('practice.class')}</b>
        <select
          value={script}
          aria-label={t('practice.script')}
          onChange={(event) => setScript(event.target.value)}
        >
          <option value={DRAWN}>{t('practice.drawn')}</option>
          {scripts.map(({ id, title }) => (
            <option key={id} value={id}>
              {inLanguage(title, i18n.language)}
            </option>
          ))}
        </select>
        <button type="button" data-testid="start-class" onClick={() => void start()}>
          {t('practice.start')}
        </button>
      </p>
      <ul>
        {seats.map((one) => (
          <SeatLine
            key={one.seat}
            one={one}
            taken={!left.has(one.seat)}
            trouble={started.find(({ seat }) => seat === one.seat)?.trouble}
            onToggle={() => toggle(one.seat)}
          />
        ))}
      </ul>
    </section>
  );
}

interface SeatLineProps {
  readonly one: ClassSeat;
  readonly taken: boolean;
  readonly trouble: string | undefined;
  readonly onToggle: () => void;
}

function SeatLine({ one: { seat, state, run }, taken, trouble, onToggle }: SeatLineProps) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  return (
    <li data-seat={seat} data-state={state}>
      <label>
        <input type="checkbox" checked={taken} onChange={onToggle} /> {seat}
      </label>
      <span>{t(`seat.${state}`)}</span>
      {run === undefined ? null : (
        <button type="button" onClick={() => void openRun(asks, run.call)}>
          {inLanguage(run.script.title, i18n.language)}{' '}
          {run.running ? t('practice.running') : run.score.points}
        </button>
      )}
      {trouble === undefined ? null : <span className="class-trouble">{trouble}</span>}
    </li>
  );
}

/** Looked at again and again: what other seats do is told to their own pages alone. */
function useClass(): readonly ClassSeat[] {
  const { asks } = useDesk();
  const [seats, setSeats] = useState<readonly ClassSeat[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let wanted = true;
    const look = async () => {
      const answer = await asks.ask('practice.class', {});
      if (!wanted) return;
      if (answer.ok) setSeats(answer.value);
      timer = setTimeout(() => void look(), LOOK);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks]);
  return seats;
}
