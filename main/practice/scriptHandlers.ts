// Runs in the host. The calls of the contract with which practice scripts are written.
import type { ScriptCalls } from '@shared/contract/practice/ScriptCalls';
import { ok } from '@shared/kernel/result';
import type { ActorHandlers } from '../ServicesPort';
import type { ScriptShelf } from './scriptShelf';
import type { Speak } from './speak';

/** `saved`: another version rings from now on. */
export const scriptHandlers = (
  shelf: ScriptShelf,
  speak: Speak,
  saved: () => void,
): Pick<ActorHandlers, keyof ScriptCalls> => ({
  'script.list': async () => ok(shelf.entries()),
  'script.read': async (_, { id }) => shelf.read(id),
  'script.sounds': async () => ok({ sounds: shelf.world().sounds, voices: Object.keys(shelf.voices()) }),
  'script.draft': async (_, { id, text }) => shelf.keepDraft(id, text),
  'script.keepSound': async (_, { id, text, sound }) =>
    shelf.keepSound(id, text, Buffer.from(sound, 'base64')),
  'script.speak': async (_, { text, voice }) => {
    const shape = shelf.voices()[voice];
    const spoken = await speak(text, {
      pitch: shape?.pitch ?? 50,
      speed: shape?.speed ?? 175,
      female: !/\+m/.test(shape?.espeak ?? ''),
    });
    return spoken.ok ? ok({ sound: Buffer.from(spoken.value).toString('base64') }) : spoken;
  },
  'script.save': async (_, { id, text }) => {
    const done = shelf.save(id, text);
    if (done.ok) saved();
    return done;
  },
});
