// Renderer, desk page: somebody's skills beside the group's, as a radar.
import type { RadarAxis } from '@shared/practice/progressOf';
import { useTranslation } from 'react-i18next';

const SIZE = 200;
const RADIUS = 62;
const RINGS = [0.5, 1];

/** `axis` of `count`, clockwise from the top, so far out as `share` is of the whole. */
function point(axis: number, count: number, share: number): readonly [number, number] {
  const angle = (2 * Math.PI * axis) / count - Math.PI / 2;
  return [SIZE / 2 + RADIUS * share * Math.cos(angle), SIZE / 2 + RADIUS * share * Math.sin(angle)];
}

const shape = (shares: readonly number[]): string =>
  shares
    .map((share, axis) => point(axis, shares.length, share))
    .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');

export function Radar({ axes }: { readonly axes: readonly RadarAxis[] }) {
  const { t } = useTranslation();
  // What never applied is no weakness: it stands where the group does, and its name says that nothing is known.
  const mine = axes.map((one) => one.mine ?? one.group ?? 0);
  const group = axes.map((one) => one.group ?? 0);
  const names = axes.map(({ axis, mine: own }) => ({
    axis,
    text: `${t(`practice.axis.${axis}`)} ${own === undefined ? '–' : Math.round(own * 100)}`,
  }));
  return (
    <figure className="radar">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={names.map(({ text }) => text).join('，')}>
        {RINGS.map((ring) => (
          <polygon key={ring} className="radar-ring" points={shape(axes.map(() => ring))} />
        ))}
        <polygon className="radar-group" points={shape(group)} />
        <polygon className="radar-mine" points={shape(mine)} />
        {names.map(({ axis, text }, index) => {
          const [x, y] = point(index, names.length, 1.28);
          return (
            <text key={axis} x={x} y={y} textAnchor="middle" dominantBaseline="middle">
              {text}
            </text>
          );
        })}
      </svg>
      <figcaption>
        <span className="radar-key-mine">{t('practice.mine')}</span>{' '}
        <span className="radar-key-group">{t('practice.group')}</span>
      </figcaption>
    </figure>
  );
}
