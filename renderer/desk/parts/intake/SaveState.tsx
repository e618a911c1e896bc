// Renderer, desk page: saved means the host has answered, nothing less.
import { useTranslation } from 'react-i18next';
import { useStore } from '../../../ui/store/Store';
import { useDesk, useDeskState } from '../../DeskContext';
import { timeOfDay } from '../../view/duration';

export function SaveState() {
  const { t } = useTranslation();
  const { drafts } = useDesk();
  const { unsaved, trouble } = useStore(drafts.shown, (state) => state);
  const savedAt = useDeskState((state) => state.record?.savedAt);
  const latest = Math.max(0, ...Object.values(savedAt ?? {}));
  if (unsaved) {
    return (
      <span className={trouble === undefined ? '' : 'bad'} data-testid="save-state" data-saved="no">
        {t(trouble === undefined ? 'intake.unsaved' : 'intake.retrying')}
      </span>
    );
  }
  return (
    <span className="good" data-testid="save-state" data-saved={latest > 0 ? 'yes' : 'empty'}>
      {latest > 0 ? t('intake.savedAt', { time: timeOfDay(latest) }) : ''}
    </span>
  );
}
