// Phone page. What the operator says: the microphone, or in a test a tone in its place.
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Mixer } from '../mixer/Mixer';
import { openMicrophone } from '../mixer/openMicrophone';

/** Gives the mixer its source, and says which: without a microphone it stays silent, and the call goes on. */
export async function openVoice(mixer: Mixer, tone: number | undefined): Promise<PhoneStatus['microphone']> {
  const { context } = mixer;
  if (tone !== undefined) {
    const source = new OscillatorNode(context, { frequency: tone });
    const quiet = new GainNode(context, { gain: 0.3 });
    source.connect(quiet);
    source.start();
    mixer.setMicrophone(quiet);
    return 'ready';
  }
  const { state, stream } = await openMicrophone();
  if (stream) mixer.setMicrophone(context.createMediaStreamSource(stream));
  return state;
}
