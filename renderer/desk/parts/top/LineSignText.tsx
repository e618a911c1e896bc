// Renderer, desk page: one quiet sign while the line is heard badly, with words; nothing while it is good.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';

export function LineSignText() {
  const { t } = useTranslation();
  const line = useDeskState((state) => state.phone.line);
  if (line === undefined || line.level === 'good') return null;
  const { level, loss, jitter, roundTrip } = line;
  const numbers = {
    loss: Math.round(loss * 100),
    jitter: Math.round(jitter),
    roundTrip: Math.round(roundTrip ?? 0),
  };
  return (
    <span
      className={`line-sign line-${level}`}
      role="status"
      data-testid="line-sign"
      data-level={level}
      title={`${t(`line.${level}`)} (${t('line.numbers', numbers)})`}
    >
      {t(`line.short.${level}`)}
    </span>
  );
}
