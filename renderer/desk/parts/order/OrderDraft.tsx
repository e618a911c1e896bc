// Renderer, desk page: the order as it will be saved: level, owner, attempts.

import { otherSide } from '@shared/kernel/side';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { chooseLevel, LEVELS } from '../../act/chooseDigit';
import { useDesk, useDeskState, useView, useViewOf } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { ChoiceButtons } from '../ChoiceButtons';
import './Order.css';

export function OrderDraft() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const saved = useDeskState((state) => state.record?.intake.saved ?? false);
  const wrapUp = useDeskState((state) => state.record?.intake.step === 'wrapUp');
  return (
    <Panel
      title={t('order.draft')}
      className="order-draft"
      aside={
        <>
          {saved && phase !== 'idle' ? <b className="good">{t('order.saved')}</b> : null}
          <ActionButton action="submit" tone="primary" label={t(wrapUp ? 'order.finish' : 'action.submit')} />
        </>
      }
    >
      <LevelChoice />
      <Disposal />
      <Attempts />
    </Panel>
  );
}

function LevelChoice() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { level, choices, phase } = useView();
  const reason = useDeskState((state) => state.screen.levelReason);
  const idle = phase === 'idle';
  const levels = LEVELS.map((each) => ({
    id: `level-${each}`,
    label: t('order.level', { level: each }),
    chosen: !idle && level.chosen === each,
    disabled: idle,
  }));
  return (
    <div className="order-level">
      <ChoiceButtons
        label={t('order.levels')}
        choices={levels}
        digits={choices === 'level'}
        onChoose={(index) => {
          const chosen = LEVELS[index];
          if (chosen !== undefined) chooseLevel(asks, chosen);
        }}
      />
      <p className="order-hint">
        {idle
          ? t('order.noCall')
          : t(level.confirmed ? 'order.confirmed' : 'order.proposed', {
              level: level.proposed,
              clause: level.clause,
            })}
      </p>
      {level.needsReason && !level.confirmed ? (
        <Input
          size="small"
          value={reason}
          aria-label={t('order.lowerReason')}
          placeholder={t('order.lowerReason')}
          onChange={(event) => asks.screen({ levelReason: event.target.value })}
        />
      ) : null}
    </div>
  );
}

function Disposal() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const disposal = useDeskState((state) => state.record?.intake.disposal ?? 'undecided');
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  if (phase === 'idle') return null;
  return (
    <p className="order-line" data-testid="disposal" data-disposal={disposal}>
      <span>{t('order.disposal')}</span>{' '}
      {t(`disposal.${disposal}`, { partner: t(`side.${otherSide(side)}`) })}
    </p>
  );
}

function Attempts() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const attempts = useDeskState((state) => state.record?.intake.attempts);
  if (phase === 'idle' || attempts === undefined || attempts.length === 0) return null;
  return (
    <ol className="attempts" aria-label={t('order.attempts')}>
      {attempts.map(({ step, target, result }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever added at the end
        <li key={index}>
          {t(`step.${step}`, { target })} — {t(`result.${result}`)}
        </li>
      ))}
    </ol>
  );
}
