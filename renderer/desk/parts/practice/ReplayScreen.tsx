// Renderer, desk page: a practice call seen again: the desk as it was, what was said, and how it was scored.
import { may } from '@shared/person/may';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { inLanguage } from '../../../ui/words/createWords';
import { openRun } from '../../act/runActs';
import { DeskProvider, useDesk, useDeskState } from '../../DeskContext';
import { replayDesk } from '../../replay/replayDesk';
import { ActionButton } from '../ActionButton';
import { CallBar } from '../bar/CallBar';
import { Decision } from '../decision/Decision';
import { Intake } from '../intake/Intake';
import { DiversionLists } from '../lists/DiversionLists';
import { MatterLine } from '../matter/MatterLine';
import { OrderDraft } from '../order/OrderDraft';
import { CommentField } from './CommentField';
import './Practice.css';
import { ReplayBar } from './ReplayBar';
import { ScoreSheet } from './ScoreSheet';
import { Transcript } from './Transcript';
import { usePlayer } from './usePlayer';

const STEP = 5_000;

export function ReplayScreen({ run }: { readonly run: PracticeRunRecord }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const role = useDeskState(({ person }) => person?.role);
  // A mark changes the score and no moment: the replay stands where it stood.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one replay a call
  const replay = useMemo(() => replayDesk(asks.store.get(), run), [asks, run.call]);
  const player = usePlayer(replay.from, replay.until);
  const screen = useRef<HTMLElement>(null);
  const { at } = player;
  useEffect(() => replay.seek(at), [replay, at]);
  useEffect(() => screen.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    if (event.key === ' ') player.toggle();
    else if (event.key === 'ArrowRight') player.seek(at + STEP);
    else if (event.key === 'ArrowLeft') player.seek(at - STEP);
    else if (event.key === ']') player.faster(1);
    else if (event.key === '[') player.faster(-1);
    else return;
    event.preventDefault();
  };
  const trainer = role !== undefined && may(role, 'runPractice');
  const mark = async (item: string, share: number) => {
    const done = await asks.ask('practice.mark', { call: run.call, item, share });
    if (done.ok) await openRun(asks, run.call);
  };
  const { points, items } = run.score;
  return (
    <main ref={screen} className="replay" tabIndex={-1} onKeyDown={onKeyDown} data-testid="replay">
      <ReplayBar player={player} from={replay.from} until={replay.until} items={items} />
      <div className="replay-desk" inert>
        <DeskProvider desk={replay.desk}>
          <CallBar />
          <MatterLine />
          <div className="desk-grid">
            <Intake />
            <DiversionLists />
            <Decision />
            <OrderDraft />
          </div>
        </DeskProvider>
      </div>
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
            onMark={trainer ? (item, share) => void mark(item, share) : undefined}
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
