// Renderer, desk page: a practice call seen again: the desk as it was, what was said, and how it was scored.
import { may } from '@shared/person/may';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { inLanguage } from '../../../ui/words/createWords';
import { useDesk, useDeskState } from '../../DeskContext';
import { replayDesk } from '../../replay/replayDesk';
import { ActionButton } from '../ActionButton';
import { CommentField } from './CommentField';
import { DeskOfRun } from './DeskOfRun';
import './Practice.css';
import { ReplayBar } from './ReplayBar';
import { ScoreSheet } from './ScoreSheet';
import { markByKey } from './TrainerMarks';
import { Transcript } from './Transcript';
import { usePlayer } from './usePlayer';
import { useScore } from './useScore';
import { useSound } from './useSound';

const STEP = 5_000;

export function ReplayScreen({ run }: { readonly run: PracticeRunRecord }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const role = useDeskState(({ person }) => person?.role);
  // A mark changes the score and no moment: the replay stands where it stood.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one replay a call
  const replay = useMemo(() => replayDesk(asks.store.get(), run), [asks, run.call]);
  const { sound, kept } = useSound(run.call);
  const player = usePlayer(replay.from, replay.until, sound);
  const screen = useRef<HTMLElement>(null);
  const { at } = player;
  useEffect(() => replay.seek(at), [replay, at]);
  useEffect(() => screen.current?.focus(), []);
  const trainer = role !== undefined && may(role, 'runPractice');
  const { points, items } = useScore(run);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    if (event.key === ' ') player.toggle();
    else if (event.key === 'ArrowRight') player.seek(at + STEP);
    else if (event.key === 'ArrowLeft') player.seek(at - STEP);
    else if (event.key === ']') player.faster(1);
    else if (event.key === '[') player.faster(-1);
    else if (!trainer || !markByKey(asks, run.call, items, event.key)) return;
    event.preventDefault();
  };
  return (
    <main ref={screen} className="replay" tabIndex={-1} onKeyDown={onKeyDown} data-testid="replay">
      <ReplayBar player={player} from={replay.from} until={replay.until} items={items} sounds={kept} />
      <DeskOfRun replay={replay} />
      <div className="replay-side">
        <Panel
          title={
            <>
              {inLanguage(run.script.title, i18n.language)}{' '}
              <b data-testid="points">
                {points === undefined ? t('practice.noPoints') : t('practice.points', { points })}
              </b>
            </>
          }
          className="replay-score"
          aside={<ActionButton action="close" always />}
        >
          <p className="replay-teaches">
            {inLanguage(run.script.teaches, i18n.language)} <i>{run.script.clause}</i>
          </p>
          <ScoreSheet
            items={items}
            from={replay.from}
            onMoment={player.seek}
            marks={trainer ? run.call : undefined}
          />
        </Panel>
        <Panel title={t('practice.said')} className="replay-said">
          <Transcript run={run} at={at} onMoment={player.seek} />
          <CommentField call={run.call} at={at} />
        </Panel>
      </div>
    </main>
  );
}
