// Renderer, desk page: the link to the platform and what waits for it.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';

export function LinkStateText() {
  const { t } = useTranslation();
  const link = useDeskState((state) => state.link);
  const online = useDeskState((state) => state.online);
  if (online === 'lost') {
    return (
      <span className="top-link bad" role="status">
        {t('link.hostLost')}
      </span>
    );
  }
  return (
    <span className="top-link" role="status" data-testid="link">
      {link === undefined ? '' : t(`link.${link.state}`, { waiting: link.waiting })}
    </span>
  );
}
