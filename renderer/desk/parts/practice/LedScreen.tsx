// Renderer, desk page: a run at another seat as it goes, for the trainer who leads it: the trainee's desk, what the caller
// can say, and the trainer's items, all by keys.
import type { CallId } from '@shared/kernel/ids';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { leadOn } from '../../act/runActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { replayDesk } from '../../replay/replayDesk';
import { ActionButton } from '../ActionButton';
import { CallerLines } from './CallerLines';
import { DeskOfRun } from './DeskOfRun';
import { LedBar } from './LedBar';
import { ledState } from './ledState';
import { markByKey, TrainerMarks } from './TrainerMarks';
import './Practice.css';
import { Transcript } from './Transcript';
import { useScore } from './useScore';

export function LedScreen({ call }: { readonly call: CallId }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const online = useDeskState((state) => state.online);
  const run = useDeskState(({ practice }) => practice.watched);
  useEffect(() => {
    if (online !== 'open') return;
    void asks.ask('practice.watch', { call }).then((answer) => {
      if (answer.ok)
        asks.store.update((state) => ({ ...state, practice: { ...state.practice, watched: answer.value } }));
    });
  }, [asks, call, online]);
  return run?.call === call ? <Led run={run} /> : <p className="order-hint">{t('practice.reading')}</p>;
}

function Led({ run }: { readonly run: PracticeRunRecord }) {
  const { t } = useTranslation();
  const { asks, clock } = useDesk();
  const skew = useDeskState((state) => state.skew);
  const { items } = useScore(run);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one desk a call; what comes to it is followed
  const replay = useMemo(() => replayDesk(asks.store.get(), run, () => clock() + skew), [asks, run.call]);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => replay.follow(run.events), [replay, run.events]);
  useEffect(() => screen.current?.focus(), []);
  const state = ledState(run);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ') leadOn(asks, { do: 'speak', on: !state.speaks });
    else if (event.key === 'j') leadOn(asks, { do: 'join' });
    else if (event.key === '=' || event.key === '-') leadOn(asks, turned(state.temper, event.key));
    else if (event.key === 'p') leadOn(asks, { do: 'promised' });
    else if (event.key === 'K') leadOn(asks, { do: 'end' });
    else if (!markByKey(asks, run.call, items, event.key)) return;
    event.preventDefault();
  };
  return (
    <main ref={screen} className="replay" tabIndex={-1} onKeyDown={onKeyDown} data-testid="led">
      <LedBar run={run} state={state} />
      <DeskOfRun replay={replay} />
      <div className="replay-side">
        <Panel
          title={t('practice.lines')}
          className="led-lines"
          aside={<ActionButton action="close" always />}
        >
          <CallerLines run={run} />
          <TrainerMarks call={run.call} items={items} />
        </Panel>
        <Panel title={t('practice.said')} className="replay-said">
          <Transcript run={run} at={Number.POSITIVE_INFINITY} onMoment={() => {}} />
        </Panel>
      </div>
    </main>
  );
}

const STEP = 10;

const turned = (temper: number, key: '=' | '-') =>
  ({ do: 'temper', temper: Math.min(100, Math.max(0, temper + (key === '=' ? STEP : -STEP))) }) as const;
