// Renderer, any page: an answer to a lead's message: one of a digit has its word in every language, own words stand.
import { useTranslation } from 'react-i18next';

export function useQuickAnswer(): (text: string) => string {
  const { t, i18n } = useTranslation();
  return (text) => {
    const key = `quickAnswer.${text}`;
    return i18n.exists(key) ? t(key) : text;
  };
}
