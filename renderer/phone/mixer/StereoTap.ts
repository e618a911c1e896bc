// Phone page. What is said in one call, as a stereo stream: the operator left, everybody else right. Only what somebody
// in the call may hear is in it: a held caller and a muted operator are not.
import type { AudioEnd, AudioRoute } from '@shared/call/audioRoutes';
import type { LegId } from '@shared/kernel/ids';
import type { Mixer } from './Mixer';

interface Tapped {
  readonly gain: GainNode;
  source: AudioNode | undefined;
}

export class StereoTap {
  readonly #mixer: Mixer;
  readonly #merger: ChannelMergerNode;
  readonly #out: MediaStreamAudioDestinationNode;
  readonly #ends = new Map<AudioEnd, Tapped>();

  constructor(mixer: Mixer) {
    const { context } = mixer;
    this.#mixer = mixer;
    this.#merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
    this.#out = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
    this.#merger.connect(this.#out);
  }

  get stream(): MediaStream {
    return this.#out.stream;
  }

  /** To be told after each change of the call, and when a far end's sound came or was replaced. */
  follow(legs: readonly LegId[], routes: readonly AudioRoute[]): void {
    for (const end of ['operator' as const, ...legs]) {
      const tapped = this.#end(end);
      const source = this.#mixer.sourceOf(end);
      if (source !== tapped.source) {
        if (tapped.source !== undefined) disconnect(tapped.source, tapped.gain);
        source?.connect(tapped.gain);
        tapped.source = source;
      }
      tapped.gain.gain.value = routes.some(({ from }) => from === end) ? 1 : 0;
    }
  }

  close(): void {
    for (const { source, gain } of this.#ends.values()) {
      if (source !== undefined) disconnect(source, gain);
      gain.disconnect();
    }
    this.#merger.disconnect();
  }

  #end(end: AudioEnd): Tapped {
    const known = this.#ends.get(end);
    if (known) return known;
    const gain = new GainNode(this.#mixer.context, {
      gain: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    gain.connect(this.#merger, 0, end === 'operator' ? 0 : 1);
    const tapped: Tapped = { gain, source: undefined };
    this.#ends.set(end, tapped);
    return tapped;
  }
}

/** A source that the mixer has let go of is not connected any more. */
function disconnect(source: AudioNode, gain: GainNode): void {
  try {
    source.disconnect(gain);
  } catch {
    // It was disconnected from everything.
  }
}
