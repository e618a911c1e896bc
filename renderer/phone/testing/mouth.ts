// Tests: a microphone that says what it is told to, in the place of the machine's own.

export interface Mouth {
  /** Says a file so often, and answers when it has: Unix milliseconds. */
  say(url: string, times: number): Promise<number>;
}

/** Runs in the phone page, before its own code; leaves `window.mouth`. Whole in itself: it is sent as text. */
export function installMouth(): void {
  if (!location.pathname.includes('/phone/')) return;
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const zero = new ConstantSourceNode(context, { offset: 0 });
    zero.connect(out);
    zero.start();
    const mouth: Mouth = {
      say: async (url, times) => {
        const buffer = await context.decodeAudioData(await (await fetch(url)).arrayBuffer());
        for (let count = 0; count < times; count += 1)
          await new Promise<void>((resolve) => {
            const node = new AudioBufferSourceNode(context, { buffer });
            node.connect(out);
            node.onended = () => resolve();
            node.start();
          });
        return Date.now();
      },
    };
    Object.assign(window, { mouth });
    return out.stream;
  };
}
