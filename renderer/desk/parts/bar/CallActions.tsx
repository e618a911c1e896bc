// Renderer, desk page: everything that can be done with the call, each with its key on it, never moving.

import { otherSide } from '@shared/kernel/side';
import { useTranslation } from 'react-i18next';
import { useDeskState, useView } from '../../DeskContext';
import type { Phase } from '../../view/phaseOf';
import { ActionButton } from '../ActionButton';

const HOLD_WORDS: Readonly<Partial<Record<Phase, string>>> = {
  climbing: 'bar.cancelBack',
  held: 'bar.retrieve',
  bridged: 'bar.rejoin',
};

export function CallActions() {
  const { t } = useTranslation();
  const { phase, available } = useView();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const fallback = useDeskState((state) => state.record?.intake.fallback);
  const muted = useDeskState(({ duty, record }) => (duty ?? record)?.call?.microphoneMuted ?? false);
  const dangerNow = useDeskState((state) => state.record?.intake.danger.now ?? false);
  const armed = useDeskState((state) => state.screen.armedAt !== undefined);
  const partner = otherSide(side);
  const hold = HOLD_WORDS[phase] ?? 'action.hold';
  return (
    <div className="bar-actions" role="toolbar" aria-label={t('bar.actions')}>
      <ActionButton action="answer" tone="primary" />
      <ActionButton action="hold" label={t(hold)} tone={phase === 'climbing' ? 'primary' : 'plain'} />
      <ActionButton action="mute" label={t(muted ? 'bar.unmute' : 'action.mute')} pressed={muted} />
      <span className="bar-split" />
      <ActionButton action="transfer" label={t('bar.transferTo', { target: partner })} />
      <ActionButton action="threeParty" label={t('bar.threePartyWith', { target: fallback ?? partner })} />
      <ActionButton action="leave" />
      <ActionButton action="dtmf" />
      <ActionButton action="dispatch" label={t('bar.dispatchTo', { target: partner })} />
      <span className="bar-split" />
      <ActionButton action="danger" tone="danger" pressed={dangerNow} />
      <span className="bar-end">
        {armed && available.has('hangUp') ? (
          <b className="armed" role="alert">
            {t('bar.armed')}
          </b>
        ) : null}
        <ActionButton action="hangUp" tone="danger" />
      </span>
    </div>
  );
}
