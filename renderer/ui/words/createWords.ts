// Renderer, any page: the words on the screen, from resources/locales, with ICU messages.
import en from '@resources/locales/en.json';
import zhCN from '@resources/locales/zh-CN.json';
import { createInstance, type i18n } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh-CN' | 'en';

/** Ready at once: both languages are in the bundle, so that switching never waits. */
export function createWords(language: Language): i18n {
  const words = createInstance();
  void words
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'zh-CN',
      initAsync: false,
      resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  document.documentElement.lang = language;
  words.on('languageChanged', (lng) => {
    document.documentElement.lang = lng;
  });
  return words;
}

/** A text of the lists in the language of the screen. */
export const inLanguage = (words: { readonly zh: string; readonly en: string }, language: string): string =>
  language === 'en' ? words.en : words.zh;
