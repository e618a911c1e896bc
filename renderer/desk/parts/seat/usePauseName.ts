// Renderer, desk page: the name of a reason to pause; a team's own reason is its own name.
import { useTranslation } from 'react-i18next';

export function usePauseName(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const key = `pauseReason.${reason}`;
    return i18n.exists(key) ? t(key) : reason;
  };
}
