// Renderer, desk page: the time line of a replay: play, speed, and a tick for each scored moment.
import type { ScoredItem } from '@shared/practice/score/Score';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { clockOf } from './clockOf';
import type { Player } from './usePlayer';

interface ReplayBarProps {
  readonly player: Player;
  readonly from: number;
  readonly until: number;
  readonly items: readonly ScoredItem[];
  /** Stretches of sound that were kept; undefined while they are fetched. */
  readonly sounds: number | undefined;
}

export function ReplayBar({ player, from, until, items, sounds }: ReplayBarProps) {
  const { t, i18n } = useTranslation();
  const length = Math.max(1, until - from);
  return (
    <div className="replay-bar">
      <button type="button" onClick={player.toggle} aria-keyshortcuts="Space" data-testid="play">
        {t(player.playing ? 'practice.pause' : 'practice.play')} <kbd>␣</kbd>
      </button>
      <button type="button" onClick={() => player.faster(player.rate >= 2 ? -1 : 1)} aria-keyshortcuts="]">
        {player.rate}× <kbd>[ ]</kbd>
      </button>
      <output data-testid="moment">{`${clockOf(player.at - from)} / ${clockOf(until - from)}`}</output>
      <span className="replay-sound" data-testid="sound" data-kept={sounds}>
        {sounds === undefined
          ? t('practice.soundComes')
          : t(sounds > 0 ? 'practice.sound' : 'practice.noSound')}
      </span>
      <div className="replay-line">
        <input
          type="range"
          min={from}
          max={until}
          step={100}
          value={player.at}
          aria-label={t('practice.moment')}
          aria-valuetext={clockOf(player.at - from)}
          onChange={(event) => player.seek(Number(event.target.value))}
        />
        {items.map(({ item, verdict, at }) =>
          at === undefined || at < from || at > until ? null : (
            <button
              key={item.id}
              type="button"
              tabIndex={-1}
              className={`replay-tick score-${verdict}`}
              style={{ left: `${((at - from) / length) * 100}%` }}
              title={`${clockOf(at - from)} ${inLanguage(item.title, i18n.language)}`}
              onClick={() => player.seek(at)}
            />
          ),
        )}
      </div>
    </div>
  );
}
