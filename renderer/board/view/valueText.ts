// Renderer, board page: a number as it is read. Pure.
import type { Indicator } from '@shared/indicators/indicators';

/** A dash where there was nothing to divide by. */
export function valueText(indicator: Indicator | undefined, value: number | undefined): string {
  if (indicator === undefined || value === undefined) return '–';
  switch (indicator.unit) {
    case 'share':
      return `${(value * 100).toFixed(1)}%`;
    case 'seconds': {
      const seconds = Math.round(value);
      if (seconds < 60) return `${Math.round(value * 10) / 10}s`;
      const two = (n: number) => String(n).padStart(2, '0');
      const hours = Math.floor(seconds / 3600);
      const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
      return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '');
    }
    case 'count':
      return String(value);
  }
}
