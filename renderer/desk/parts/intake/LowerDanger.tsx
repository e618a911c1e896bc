// Renderer, desk page: only a person lowers danger, and says why; the lead sees it.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

export function LowerDanger() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [reason, setReason] = useState('');
  const words = useDeskState((state) => state.suggested.danger.why);
  const lower = () => {
    if (reason.trim() === '') return;
    // What the caller said up to now is judged with it: the same words raise nothing again.
    asks.record({ type: 'dangerLowered', reason: reason.trim(), words });
    asks.screen({ open: 'none' });
  };
  return (
    <Input
      autoFocus
      size="small"
      value={reason}
      aria-label={t('danger.lowerReason')}
      placeholder={t('danger.lowerReason')}
      onChange={(event) => setReason(event.target.value)}
      onPressEnter={(event) => event.nativeEvent.isComposing || lower()}
    />
  );
}
