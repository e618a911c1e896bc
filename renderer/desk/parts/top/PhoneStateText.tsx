// Renderer, desk page: the phone page's state; where there is none, the button and key that open it.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { phoneWord } from '../../view/phoneWord';
import { ActionButton } from '../ActionButton';

export function PhoneStateText() {
  const { t } = useTranslation();
  const phone = useDeskState((state) => state.phone);
  const { word, good } = phoneWord(phone);
  if (phone.registration === 'absent') {
    return (
      <span title={t('phone.absent')}>
        <ActionButton action="openPhone" always tone="primary" label={t('phone.short.absent')} />
      </span>
    );
  }
  return (
    <span
      className={good ? 'good' : 'bad'}
      role="status"
      data-testid="phone-state"
      title={phone.trouble?.message ?? t(`phone.${word}`)}
    >
      {t(`phone.short.${word}`)}
    </span>
  );
}
