// Renderer, board page: the two queues, each figure with its formula under the pointer and by keys.
import { type QueueNow, waitNow } from '@shared/board/QueueNow';
import { INDICATORS, type IndicatorName } from '@shared/indicators/indicators';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useBoard, useBoardState } from '../BoardContext';
import { valueText } from '../view/valueText';
import { durationText } from './Elapsed';
import { formulaProps } from './formula';

const OF_DAY: readonly IndicatorName[] = [
  'offered',
  'answered',
  'abandoned',
  'missed',
  'averageWait',
  'answerRate15',
  'connectRate',
];

export function QueueBar() {
  const { t } = useTranslation();
  const queues = useBoardState((state) => state.queues);
  return (
    <div className="queue-bar" data-testid="queues">
      {queues.map((queue) => (
        <Queue key={queue.side} queue={queue} />
      ))}
      <span className="soft formula-key">
        {t('board.formulas')} <KbdText text="?" />
      </span>
    </div>
  );
}

function Queue({ queue }: { readonly queue: QueueNow }) {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const [now, setNow] = useState(seconds.now);
  useEffect(() => seconds.onSecond(setNow), [seconds]);
  const { longest, mean } = waitNow(queue, now);
  const names = queue.side === '110' ? ([...OF_DAY, 'toDispatch'] as const) : OF_DAY;
  return (
    <section className="queue" data-queue={queue.side} aria-label={t('board.queueOf', { side: queue.side })}>
      <h2 className="side-mark" data-side={queue.side}>
        {queue.side}
      </h2>
      <Figure name="waiting" text={String(queue.waiting.length)} loud={queue.waiting.length > 0} />
      <Figure name="longestWait" text={durationText(longest)} loud={longest >= 15_000} />
      <Figure name="meanWait" text={durationText(mean)} />
      {names.map((name) => {
        const indicator = INDICATORS.find((one) => one.name === name);
        const value = queue.day && indicator?.of(queue.day);
        const low = value !== undefined && indicator?.goal !== undefined && value < indicator.goal;
        return <Figure key={name} name={name} text={valueText(indicator, value)} low={low} ofDay />;
      })}
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly text: string;
  readonly loud?: boolean;
  readonly low?: boolean;
  /** Counted of the last 24 hours, not of this moment. */
  readonly ofDay?: boolean;
}

function Figure({ name, text, loud = false, low = false, ofDay = false }: FigureProps) {
  const { t } = useTranslation();
  return (
    <span
      className="figure"
      {...formulaProps(t(`indicator.formula.${name}`) + (ofDay ? t('board.ofDay') : ''))}
      data-figure={name}
      data-loud={loud || undefined}
      data-low={low || undefined}
    >
      <small>{t(`indicator.${name}`)}</small>
      <b>{text}</b>
    </span>
  );
}
