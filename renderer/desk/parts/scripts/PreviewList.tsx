// Renderer, desk page: a script is listened to alone: every line in its order, with what makes him say it. No call.
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import { type PreviewLine, previewOf } from '@shared/practice/previewOf';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playFile } from './playFile';

/** Silence between two lines that is listened to at most, ms. */
const PAUSE = 700;

/** Plays from the first line; whoever takes it away (Esc) stops it. */
export function PreviewList({ script }: { readonly script: PracticeScript }) {
  const { t } = useTranslation();
  const lines = useMemo(() => previewOf(script), [script]);
  const [at, setAt] = useState(0);
  const [unheard, setUnheard] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    const now = lines[at];
    if (now === undefined) return;
    const playing = playFile(now.line.audio);
    let timer: ReturnType<typeof setTimeout>;
    let wanted = true;
    void playing.ended.then((whole) => {
      if (!wanted) return;
      if (!whole) setUnheard((before) => new Set(before).add(at));
      timer = setTimeout(() => setAt(at + 1), Math.min(PAUSE, now.line.pauseAfterMs));
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      playing.stop();
    };
  }, [lines, at]);
  return (
    <ol
      ref={list}
      className="script-preview"
      tabIndex={-1}
      data-testid="script-preview"
      aria-label={t('scripts.preview')}
    >
      {lines.map(({ speaker, line, reason }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what is listened to
          key={index}
          data-speaker={speaker}
          aria-current={index === at}
        >
          <button type="button" onClick={() => setAt(index)}>
            <span className="preview-who">{t(`scripts.speaker.${speaker}`)}</span>
            <span className="preview-reason">{reasonWords(reason, t)}</span>
            <span>{line.text}</span>
            {unheard.has(index) ? <b className="preview-unheard">{t('scripts.unheard')}</b> : null}
          </button>
        </li>
      ))}
    </ol>
  );
}

const reasonWords = (reason: PreviewLine['reason'], t: TFunction): string =>
  reason.why === 'after'
    ? t('scripts.reason.after', { seconds: Math.round(reason.ms / 1000) })
    : reason.why === 'asked'
      ? t('scripts.reason.asked', { question: reason.question })
      : t(`scripts.reason.${reason.why}`);
