// Renderer, desk page: a sound of the practice calls, heard by whoever writes them.

export interface Playing {
  /** False where it can't be had or decoded. */
  readonly ended: Promise<boolean>;
  readonly stop: () => void;
}

let last: Playing | undefined;

/** One at a time: a new one ends the one before. */
export const playFile = (file: string): Playing => playUrl(`../audio/${file}`);

export function playUrl(url: string): Playing {
  last?.stop();
  const sound = new Audio(url);
  let over: (whole: boolean) => void = () => {};
  const ended = new Promise<boolean>((resolve) => {
    over = resolve;
  });
  sound.addEventListener('ended', () => over(true));
  sound.addEventListener('error', () => over(false));
  sound.play().catch(() => over(false));
  const playing: Playing = {
    ended,
    stop: () => {
      sound.pause();
      over(false);
    },
  };
  last = playing;
  return playing;
}
