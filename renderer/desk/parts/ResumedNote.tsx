// Renderer, desk page: what became of a call that the program did not see end.
import { callerLeftInVain } from '@shared/call/Call';
import { useTranslation } from 'react-i18next';
import { useDeskState, useViewOf } from '../DeskContext';

export function ResumedNote() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const number = useDeskState((state) => state.record?.intake.callerNumber ?? '');
  const call = useDeskState((state) => state.record?.call);
  if (phase === 'ended' && callerLeftInVain(call))
    return (
      <p className="resumed" role="alert" data-testid="resumed">
        <b>{t('resumed.gone')}</b> {number === '' ? '' : t('resumed.callBack', { number })}
      </p>
    );
  if (phase !== 'interrupted') return null;
  return (
    <p className="resumed" role="alert" data-testid="resumed">
      <b>{t('resumed.lost')}</b> {t('resumed.safe')} {number === '' ? '' : t('resumed.callBack', { number })}
    </p>
  );
}
