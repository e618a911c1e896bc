// Renderer, desk page: the recordings of an order's call, for those who may hear them. Playing is recorded first.

import type { CallId, RecordingId } from '@shared/kernel/ids';
import { may } from '@shared/person/may';
import type { Recording } from '@shared/recording/recordingsOf';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { duration, timeOfDay } from '../../view/duration';

export function Recordings({ call }: { readonly call: CallId | undefined }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const role = useDeskState((state) => state.person?.role);
  const [found, setFound] = useState<readonly Recording[]>([]);
  const [playing, setPlaying] = useState<string>();
  const allowed = role !== undefined && may(role, 'playRecordings');
  useEffect(() => {
    if (call === undefined || !allowed) return;
    let wanted = true;
    void asks.ask('recording.list', { call }).then((answer) => wanted && answer.ok && setFound(answer.value));
    return () => {
      wanted = false;
    };
  }, [asks, call, allowed]);
  useEffect(() => () => void (playing && URL.revokeObjectURL(playing)), [playing]);
  if (call === undefined || !allowed || found.length === 0) return null;
  const play = async (recording: RecordingId) => {
    const answer = await asks.ask('recording.play', { call, recording });
    if (!answer.ok) return;
    const bytes = Uint8Array.from(atob(answer.value.sound), (char) => char.charCodeAt(0));
    setPlaying(URL.createObjectURL(new Blob([bytes], { type: answer.value.type })));
  };
  return (
    <section className="recordings" aria-label={t('recording.title')} data-testid="recordings">
      {found.map(({ recording, startedAt, seconds, result, deleted }) => (
        <p key={recording}>
          {timeOfDay(startedAt)} {duration((seconds ?? 0) * 1000)}{' '}
          {deleted ? t('recording.deleted') : t(`recording.result.${result ?? 'cut'}`)}{' '}
          <Button size="small" disabled={deleted} data-play={recording} onClick={() => void play(recording)}>
            {t('recording.play')}
          </Button>
        </p>
      ))}
      {playing === undefined ? null : (
        // biome-ignore lint/a11y/useMediaCaption: a telephone call has no captions
        <audio src={playing} controls autoPlay data-testid="recording-player" />
      )}
    </section>
  );
}
