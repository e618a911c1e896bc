// Renderer, desk page: the sound of a replay, in step with its time line.
import type { CallId } from '@shared/kernel/ids';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../DeskContext';

/** What the player asks of the sound, whatever has been kept. */
export interface Sound {
  /** Plays from this moment on, at this speed; the voices keep their pitch. */
  play(at: number, rate: number): void;
  pause(): void;
  /** The moment that is heard now; undefined where nothing sounds. */
  now(): number | undefined;
}

interface Stretch {
  readonly from: number;
  readonly player: HTMLAudioElement;
}

/** Undefined while it is asked for. */
export function useSound(call: CallId): { readonly sound: Sound; readonly kept: number | undefined } {
  const { asks } = useDesk();
  const stretches = useRef<readonly Stretch[]>([]);
  const [kept, setKept] = useState<number>();
  useEffect(() => {
    let wanted = true;
    void asks.ask('practice.sound', { call }).then(async (answer) => {
      if (!wanted || !answer.ok) return;
      const made = answer.value.map(({ at, type, data }) => ({ from: at, player: playerOf(type, data) }));
      stretches.current = made;
      await Promise.all(made.map(({ player }) => whenSeekable(player)));
      if (wanted) setKept(made.length);
    });
    return () => {
      wanted = false;
      for (const { player } of stretches.current) {
        player.pause();
        URL.revokeObjectURL(player.src);
      }
      stretches.current = [];
    };
  }, [asks, call]);
  const sound = useRef<Sound>({
    play: (at, rate) => {
      for (const { from, player } of stretches.current) {
        const place = (at - from) / 1000;
        player.playbackRate = rate;
        if (place < 0 || place >= player.duration) player.pause();
        else {
          player.currentTime = place;
          void player.play().catch(() => undefined);
        }
      }
    },
    pause: () => {
      for (const { player } of stretches.current) player.pause();
    },
    now: () => {
      const one = stretches.current.find(({ player }) => !player.paused && !player.ended);
      return one && one.from + one.player.currentTime * 1000;
    },
  });
  return { sound: sound.current, kept };
}

function playerOf(type: string, data: string): HTMLAudioElement {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const player = new Audio(URL.createObjectURL(new Blob([bytes], { type })));
  player.preservesPitch = true;
  return player;
}

/** A recording that was written as it ran does not say how long it is: its end has to be found once. */
const whenSeekable = (player: HTMLAudioElement): Promise<void> =>
  new Promise((resolve) => {
    player.onerror = () => resolve();
    player.ondurationchange = () => {
      if (!Number.isFinite(player.duration)) return;
      player.ondurationchange = null;
      player.currentTime = 0;
      resolve();
    };
    player.onloadedmetadata = () => {
      player.currentTime = 1e7;
    };
  });
