// Renderer, desk page: a trainer lets callers ring several seats at once, and sees who is where.
import type { ScriptSummary } from '@shared/contract/practice/PracticeCalls';
import type { SeatId } from '@shared/kernel/ids';
import type { ClassSeat, StartedSeat } from '@shared/practice/PracticeClass';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { leadRun, openRun } from '../../act/runActs';
import { useDesk, useDeskState } from '../../DeskContext';

const DRAWN = '';

export function ClassPanel() {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const [scripts, setScripts] = useState<readonly ScriptSummary[]>([]);
  // Those of this side are read whenever one was written; here both sides are wanted.
  const known = useDeskState((state) => state.scripts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with them
  useEffect(() => {
    void asks.ask('practice.scripts', { all: true }).then((answer) => answer.ok && setScripts(answer.value));
  }, [asks, known]);
  const seats = useClass();
  const own = useDeskState(({ identity }) => identity?.seat);
  const [script, setScript] = useState(DRAWN);
  const [people, setPeople] = useState(false);
  // Whoever holds the class takes no call in it, unless he says so.
  const [left, setLeft] = useState<ReadonlySet<SeatId>>(new Set(own === undefined ? [] : [own]));
  const [started, setStarted] = useState<readonly StartedSeat[]>([]);
  const start = async () => {
    const chosen = seats.map(({ seat }) => seat).filter((seat) => !left.has(seat));
    const answer = await asks.ask('practice.start', {
      seats: chosen,
      ...(script === DRAWN ? {} : { script }),
      seed: Date.now() % 1_000_000,
      ...(people ? { partner: 'seat' as const } : {}),
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
          {scripts.map(({ id, title, rings }) => (
            <option key={id} value={id}>
              {rings} {inLanguage(title, i18n.language)}
            </option>
          ))}
        </select>
        <label>
          <input type="checkbox" checked={people} onChange={() => setPeople(!people)} />{' '}
          {t('practice.people')}
        </label>
        <button
          type="button"
          onClick={() => setLeft(new Set(left.size === 0 ? seats.map(({ seat }) => seat) : []))}
        >
          {t(left.size === 0 ? 'practice.nobody' : 'practice.everybody')}
        </button>
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
  const own = useDeskState(({ identity }) => identity?.seat);
  return (
    <li data-seat={seat} data-state={state} data-run={run && phaseOfRun(state, run)}>
      <label>
        <input type="checkbox" checked={taken} onChange={onToggle} /> {seat}
      </label>
      <span>{t(`seat.${state}`)}</span>
      {run === undefined ? null : (
        <button
          type="button"
          className="class-run"
          data-points={phaseOfRun(state, run) === 'done' ? run.score.points : undefined}
          onClick={() => void openRun(asks, run.call)}
        >
          <span>{inLanguage(run.script.title, i18n.language)}</span>
          <b>
            {phaseOfRun(state, run) === 'done' ? run.score.points : t(`practice.${phaseOfRun(state, run)}`)}
          </b>
        </button>
      )}
      {run?.running && seat !== own ? (
        <button type="button" data-testid="lead" onClick={() => leadRun(asks, run.call)}>
          {t('practice.lead')}
        </button>
      ) : null}
      {trouble === undefined ? null : <span className="class-trouble">{trouble}</span>}
    </li>
  );
}

/** Ringing, taken, or over. */
const phaseOfRun = (state: ClassSeat['state'], run: PracticeRun): 'waiting' | 'running' | 'done' =>
  run.running ? 'running' : state === 'offered' ? 'waiting' : 'done';

/** Asked for with every session; what moves is told. */
function useClass(): readonly ClassSeat[] {
  const { asks } = useDesk();
  const seats = useDeskState(({ practice }) => practice.seats);
  const unread = seats === undefined;
  useEffect(() => {
    if (!unread) return;
    void asks.ask('practice.class', {}).then((answer) => {
      if (answer.ok)
        asks.store.update((state) => ({ ...state, practice: { ...state.practice, seats: answer.value } }));
    });
  }, [asks, unread]);
  return seats ?? [];
}
