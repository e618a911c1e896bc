// Renderer, any page: light or dark, by the setting or the system's own.
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Shade } from './antdTheme';

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)');

const listen = (changed: () => void) => {
  const query = darkQuery();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

export function useShade(chosen: 'light' | 'dark' | 'system'): Shade {
  const systemDark = useSyncExternalStore(listen, () => darkQuery().matches);
  const shade: Shade = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = shade;
  }, [shade]);
  return shade;
}
