// Renderer, desk page: the operator overrules what the lists say, with a reason that is recorded.
import { otherSide } from '@shared/kernel/side';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OVERRULES, overrule, overruleTo } from '../../act/overrule';
import { useDesk, useDeskState } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function OverruleQuestion() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [reason, setReason] = useState('');
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const to = useDeskState(overruleTo);
  const names = { ours: t(`side.${side}`), theirs: t(`side.${otherSide(side)}`) };
  return (
    <div className="question" data-testid="overrule" data-to={to}>
      <p>
        <b>{t('overrule.question')}</b>
      </p>
      <ChoiceButtons
        label={t('overrule.question')}
        choices={OVERRULES.map((owner) => ({
          id: owner,
          label: t(`owner.${owner}`, names),
          chosen: owner === to,
        }))}
        digits
        onChoose={(index) => asks.screen({ overruleTo: OVERRULES[index] })}
      />
      <Input
        autoFocus
        size="small"
        className="overrule-reason"
        data-focus="reason"
        value={reason}
        aria-label={t('overrule.reason')}
        placeholder={t('overrule.reason')}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || overrule(asks, to, reason)}
      />
    </div>
  );
}
