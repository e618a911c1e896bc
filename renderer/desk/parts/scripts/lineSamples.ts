// Renderer, desk page: a sound file of any kind that Chromium reads, as samples of one channel.
import { LINE_RATE } from '@shared/practice/lineSound';

/** Undefined where it can't be decoded. */
export async function decodeLine(bytes: ArrayBuffer): Promise<Float32Array<ArrayBuffer> | undefined> {
  try {
    const buffer = await new OfflineAudioContext(1, 1, LINE_RATE).decodeAudioData(bytes);
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, at) => buffer.getChannelData(at));
    return Float32Array.from(
      { length: buffer.length },
      (_, i) => channels.reduce((sum, channel) => sum + (channel[i] ?? 0), 0) / channels.length,
    );
  } catch {
    return undefined;
  }
}
