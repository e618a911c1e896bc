// Renderer, desk page: what became of a call that the program did not see end, and the key that rings its caller back.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../DeskContext';
import { toCallBack } from '../view/toCallBack';
import { ActionButton } from './ActionButton';

export function ResumedNote() {
  const { t } = useTranslation();
  const why = useDeskState(toCallBack);
  const number = useDeskState((state) => state.record?.intake.callerNumber ?? '');
  if (why === undefined) return null;
  return (
    <p className="resumed" role="alert" data-testid="resumed">
      <b>{t(`resumed.${why}`)}</b> {why === 'lost' ? t('resumed.safe') : ''}{' '}
      {number === '' ? null : (
        <ActionButton action="calls" always label={t('resumed.callBack', { number })} />
      )}
    </p>
  );
}
