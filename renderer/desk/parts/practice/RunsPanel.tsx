// Renderer, desk page: the practice calls of this person, or of all where a trainer looks; Enter opens one.
import { may } from '@shared/person/may';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { inLanguage } from '../../../ui/words/createWords';
import { openRun } from '../../act/runActs';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { traineeOf } from '../../view/practiceTables';
import { ActionButton } from '../ActionButton';
import { ClassPanel } from './ClassPanel';
import './Practice.css';
import { PracticeFiles } from './PracticeFiles';
import { ProgressCard } from './ProgressCard';
import { useRuns } from './useRuns';

export function RunsPanel() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const runs = useRuns();
  const trainer = useDeskState(({ person }) => person !== undefined && may(person.role, 'runPractice'));
  // A class needs room; in a call the desk has it.
  const wide = useViewOf(({ phase }) => phase === 'idle') && trainer;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they are there the keys go to them
  useEffect(() => list.current?.focus(), [runs === undefined]);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (runs?.length ?? 0) - 1;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && runs?.[at] !== undefined) void openRun(asks, runs[at].call);
    else return;
    event.preventDefault();
  };
  return (
    <Panel
      title={t('practice.runs')}
      className={wide ? 'runs runs-wide' : 'runs'}
      aside={<ActionButton action="close" always />}
    >
      {runs === undefined ? <p className="order-hint">{t('practice.reading')}</p> : null}
      {trainer ? <ActionButton action="writeScripts" always /> : null}
      {trainer ? <ClassPanel /> : null}
      {trainer && runs !== undefined && runs.length > 0 ? <PracticeFiles runs={runs} /> : null}
      {runs === undefined ? null : <Progress runs={runs} of={runs[at]} />}
      {runs?.length === 0 ? <p className="order-hint">{t('practice.none')}</p> : null}
      <div
        ref={list}
        className="ring-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('practice.runs')}
        aria-activedescendant={`run-${at}`}
        onKeyDown={onKeyDown}
      >
        {runs?.map((run, index) => (
          <RunLine
            key={run.call}
            run={run}
            id={`run-${index}`}
            active={index === at}
            onOpen={() => void openRun(asks, run.call)}
          />
        ))}
      </div>
    </Panel>
  );
}

/** Of whoever took the marked call. */
function Progress({
  runs,
  of,
}: {
  readonly runs: readonly PracticeRun[];
  readonly of: PracticeRun | undefined;
}) {
  if (of === undefined) return null;
  const who = traineeOf(of);
  return <ProgressCard who={who} mine={runs.filter((run) => traineeOf(run) === who)} everybodys={runs} />;
}

interface RunLineProps {
  readonly run: PracticeRun;
  readonly id: string;
  readonly active: boolean;
  readonly onOpen: () => void;
}

function RunLine({ run, id, active, onOpen }: RunLineProps) {
  const { t, i18n } = useTranslation();
  const { points, complete } = run.score;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={active ? 'ring-line active' : 'ring-line'}
      data-run={run.call}
      onClick={onOpen}
    >
      <b className="run-points">{points === undefined ? '–' : points}</b>
      <span className="run-title">{inLanguage(run.script.title, i18n.language)}</span>
      <span className="run-who">{traineeOf(run)}</span>
      {run.led === undefined ? null : (
        <span className="run-who">{t('practice.ledBy', { who: run.led })}</span>
      )}
      {run.running ? <span>{t('practice.running')}</span> : null}
      {complete ? null : <span title={t('practice.awaitsTrainer')}>…</span>}
      <time>{dayAndTime(run.startedAt)}</time>
    </div>
  );
}
