// Renderer, desk page: one office of the checklist: its phone now, the calls so far, and how it was told.
import type { ChecklistStep } from '@shared/order/atOnce/Checklist';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../../ui/words/errorWords';
import { useDeskState } from '../../DeskContext';
import { timeOfDay } from '../../view/duration';
import { usePartyName } from './usePartyName';

export interface StepLineProps {
  readonly step: ChecklistStep;
  /** The key rings this one. */
  readonly next: boolean;
}

export function StepLine({ step, next }: StepLineProps) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const { to, told, phone, trouble, calls } = step;
  const running = calls.some(({ result }) => result === undefined);
  const state = told !== undefined ? 'told' : running ? 'running' : trouble !== undefined ? 'none' : 'open';
  return (
    <li className={`step step-${state}${next ? ' next-step' : ''}`} data-party={to} data-state={state}>
      <b>
        <span className="step-mark">{MARK[state]}</span> {nameOf(to)}
      </b>
      <span className="step-phone">
        {told === undefined && phone !== undefined
          ? `${t(`atOnce.kind.${phone.kind}`)} ${phone.number}`
          : null}
      </span>
      <span className="step-calls">
        {told === undefined ? <Tried step={step} /> : <Told step={step} />}
        {trouble === undefined ? null : <Trouble code={trouble.code} message={trouble.message} />}
      </span>
    </li>
  );
}

const MARK = { told: '✓', running: '…', none: '!', open: '·' } as const;

function Tried({ step: { calls } }: Pick<StepLineProps, 'step'>) {
  const { t } = useTranslation();
  const last = calls.at(-1);
  const talks = useDeskState(({ duty }) => duty?.id === last?.call && duty?.call?.answeredAt !== undefined);
  if (last === undefined) return null;
  const time = timeOfDay(last.startedAt ?? 0).slice(0, 5);
  return last.result === undefined
    ? t(talks ? 'atOnce.talking' : 'atOnce.ringing')
    : t('atOnce.tried', { count: calls.length, result: t(`atOnce.result.${last.result}`), time });
}

function Told({ step: { told } }: Pick<StepLineProps, 'step'>) {
  const { t } = useTranslation();
  if (told === undefined) return null;
  const time = timeOfDay(told.at);
  return told.by === 'phone'
    ? t('atOnce.toldByPhone', { time })
    : t('atOnce.toldOtherwise', { time, reason: told.reason ?? '' });
}

function Trouble({ code, message }: { readonly code: string; readonly message: string }) {
  const { t, i18n } = useTranslation();
  const words = errorWords({ code, message }, i18n.language, (key, values) =>
    i18n.exists(key) ? t(key, values) : undefined,
  );
  return <em>{words.message}</em>;
}
