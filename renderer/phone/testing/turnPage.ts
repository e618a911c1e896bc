// Bench: how long a scripted caller takes for his turn, by the sound itself. Loaded into the phone page, whose own
// parts it listens in on; put into `window.turns`. The page's microphone is a mouth.
import type { LegId } from '@shared/kernel/ids';
import { Mixer } from '../mixer/Mixer';
import { Pump } from '../mixer/Pump';
import { Voice } from '../mixer/Voice';
import type { Mouth } from './mouth';
import { type Span, Spans } from './Spans';

/** Amplitude of a voice, and seconds of silence that end a sentence: shorter than any pause before an answer. */
const VOICE = { loud: 0.01, quietFor: 0.4 };
const PLACES = ['trainee', 'heardByCaller', 'caller', 'heardByTrainee'] as const;
type Place = (typeof PLACES)[number];
/** Milliseconds between two looks, and at most of one turn. */
const LOOK = 20;
const PATIENCE = 15_000;

export interface Turn {
  /** From the trainee's last sound at his microphone to the caller's first in his ear, ms. */
  readonly took: number;
  /** What the line alone takes of it: the last sound on its way there, and the first on its way back, ms. */
  readonly line: number;
}

export interface Turns {
  /** The caller has said something and is silent again. */
  readonly opened: () => Promise<void>;
  /** The trainee says the file, the caller his next line. */
  readonly take: (file: string) => Promise<Turn>;
}

/** To be called before the call. */
export function openTurns(): void {
  let places: Spans<Place> | undefined;
  const { attach } = Mixer.prototype;
  Mixer.prototype.attach = function (this: Mixer, leg: LegId, stream: MediaStream): void {
    attach.call(this, leg, stream);
    places ??= new Spans(this.context, PLACES, VOICE);
    places.listenTo('heardByTrainee', stream);
    const microphone = this.sourceOf('operator');
    if (microphone !== undefined) places.listenTo('trainee', microphone);
  };
  const pumped = Pump.prototype.attach;
  let toCaller: MediaStream | undefined;
  Pump.prototype.attach = function (this: Pump, stream: MediaStream): void {
    pumped.call(this, stream);
    toCaller = stream;
  };
  const { say } = Voice.prototype;
  Voice.prototype.say = function (this: Voice, url: string): Promise<boolean> {
    places?.listenTo('caller', this.stream);
    if (toCaller !== undefined) places?.listenTo('heardByCaller', toCaller);
    return say.call(this, url);
  };

  const until = async <T>(find: () => T | undefined): Promise<T> => {
    const start = performance.now();
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (performance.now() - start > PATIENCE) throw new Error('the caller said nothing');
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  };
  /** The sentence there after so many, when it is over. */
  const sentence = (place: Place, after: number): Promise<Span> =>
    until(() => {
      const span = places?.at(place)[after];
      return span !== undefined && (places?.now ?? 0) > span.to + 2 * VOICE.quietFor ? span : undefined;
    });
  const turns: Turns = {
    opened: async () => {
      await sentence('heardByTrainee', 0);
    },
    take: async (file) => {
      const before = PLACES.map((place) => places?.at(place).length ?? 0);
      await (window as unknown as { mouth: Mouth }).mouth.say(file, 1);
      const [trainee, heardByCaller, caller, heardByTrainee] = await Promise.all(
        PLACES.map((place, index) => sentence(place, before[index] ?? 0)),
      );
      if (!trainee || !heardByCaller || !caller || !heardByTrainee) throw new Error('somebody was silent');
      return {
        took: (heardByTrainee.from - trainee.to) * 1_000,
        line: (heardByCaller.to - trainee.to + heardByTrainee.from - caller.from) * 1_000,
      };
    },
  };
  Object.assign(window, { turns });
}
