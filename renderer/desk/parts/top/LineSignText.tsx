// Renderer, desk page: one quiet sign while the line is heard badly, with words; nothing while it is good.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { lineNumbers } from '../../view/lineNumbers';

export function LineSignText() {
  const { t } = useTranslation();
  const line = useDeskState((state) => state.phone.line);
  if (line === undefined || line.level === 'good') return null;
  const { level } = line;
  return (
    <span
      className={`line-sign line-${level}`}
      role="status"
      data-testid="line-sign"
      data-level={level}
      title={`${t(`line.${level}`)} (${t('line.numbers', lineNumbers(line))})`}
    >
      {t(`line.short.${level}`)}
    </span>
  );
}
