// Phone page. A browser lets a page sound only after a gesture, unless it was started to allow it: any key will do.

/** Tells `changed` now and at every change; `resume` is tried at once and with every key or click until it helps. */
export function whenAudible(
  context: AudioContext,
  resume: () => Promise<void>,
  changed: (audible: boolean) => void,
): void {
  const tell = (): void => changed(context.state === 'running');
  context.addEventListener('statechange', tell);
  for (const gesture of ['keydown', 'pointerdown']) {
    addEventListener(gesture, () => {
      if (context.state !== 'running') resume().catch(() => undefined);
    });
  }
  // Without a gesture this stays pending rather than failing, so nobody waits for it.
  resume().catch(() => undefined);
  tell();
}
