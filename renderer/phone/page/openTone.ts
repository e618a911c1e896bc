// Phone page, tests: a tone in the place of the operator's microphone.
import type { Mixer } from '../mixer/Mixer';

/** Sings steadily, so that everybody who hears the operator hears this. */
export function openTone(mixer: Mixer, hertz: number): void {
  const { context } = mixer;
  const source = new OscillatorNode(context, { frequency: hertz });
  const quiet = new GainNode(context, { gain: 0.3 });
  source.connect(quiet);
  source.start();
  mixer.setMicrophone(quiet);
}
