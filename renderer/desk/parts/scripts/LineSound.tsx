// Renderer, desk page: where a line gets its sound: record, take a file, or let the computer speak; cut it; keep it.
import { type Cut, LINE_RATE, wavePeaks } from '@shared/practice/lineSound';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { playUrl } from './playFile';
import { useLineSound } from './useLineSound';

interface LineSoundProps {
  readonly script: string;
  readonly text: string;
  readonly voice: string;
  readonly onKept: (audio: string) => void;
}

export function LineSound({ script, text, voice, onKept }: LineSoundProps) {
  const { t } = useTranslation();
  const sound = useLineSound(script, text, voice, onKept);
  const { state } = sound;
  const hear = () => {
    const wav = sound.hear();
    if (wav !== undefined) playUrl(URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })));
  };
  return (
    <div className="line-recorder" data-testid="line-recorder" data-at={state.at}>
      {state.at === 'recording' ? (
        <>
          <meter min={0} max={1} high={0.95} value={state.level} aria-label={t('scripts.sound.level')} />
          <button type="button" data-testid="stop-line" onClick={sound.stop}>
            {t('scripts.sound.stop')}
          </button>
        </>
      ) : (
        <>
          <button type="button" data-testid="record-line" onClick={() => void sound.record()}>
            ● {t('scripts.sound.record')}
          </button>
          <label className="line-file">
            {t('scripts.sound.file')}
            <input
              type="file"
              accept="audio/*"
              data-testid="import-line"
              onChange={async ({ target }) => {
                const file = target.files?.[0];
                if (file !== undefined) await sound.take(await file.arrayBuffer());
              }}
            />
          </label>
          <button type="button" data-testid="speak-line" onClick={() => void sound.speak()}>
            {t('scripts.sound.speak')}
          </button>
        </>
      )}
      {state.at === 'trouble' ? <b role="alert">{t(`scripts.sound.${state.why}`)}</b> : null}
      {state.at === 'cutting' ? (
        <>
          <WaveCut samples={state.samples} cut={state.cut} onCut={sound.cut} />
          <button type="button" onClick={hear}>
            ▶ {t('scripts.sound.hear')}
          </button>
          <button type="button" data-testid="keep-line" onClick={() => void sound.keep()}>
            {t('scripts.sound.keep')}
          </button>
        </>
      ) : null}
    </div>
  );
}

const BARS = 240;

interface WaveCutProps {
  readonly samples: Float32Array;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
}

/** The wave, and two handles: dragged, or moved by the arrow keys, 20 ms a step. */
function WaveCut({ samples, cut: { from, to }, onCut }: WaveCutProps) {
  const { t } = useTranslation();
  const peaks = useMemo(() => wavePeaks(samples, BARS), [samples]);
  const share = (at: number): number => (at / Math.max(1, samples.length)) * BARS;
  const handle = (value: number, name: string, onMove: (at: number) => void) => (
    <input
      type="range"
      min={0}
      max={samples.length}
      step={LINE_RATE / 50}
      value={value}
      aria-label={t(`scripts.sound.${name}`)}
      aria-valuetext={`${(value / LINE_RATE).toFixed(2)} s`}
      data-testid={`cut-${name}`}
      onChange={({ target }) => onMove(Number(target.value))}
    />
  );
  return (
    <div className="wave-cut">
      <svg viewBox={`0 0 ${BARS} 40`} preserveAspectRatio="none" aria-hidden="true">
        <rect x={share(from)} width={Math.max(0, share(to) - share(from))} height={40} />
        <path d={peaks.map((peak, i) => `M${i} ${20 - peak * 20}V${20 + peak * 20}`).join('')} />
      </svg>
      {handle(from, 'from', (at) => onCut({ from: Math.min(at, to - 1), to }))}
      {handle(to, 'to', (at) => onCut({ from, to: Math.max(at, from + 1) }))}
      <output>{((to - from) / LINE_RATE).toFixed(2)} s</output>
    </div>
  );
}
