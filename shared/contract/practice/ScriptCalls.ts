import type { ScriptEntry, ScriptSounds, ScriptText } from '../../practice/ScriptEntry';

/** What the editor of practice scripts asks. */
export interface ScriptCalls {
  'script.list': { arg: Record<string, never>; answer: readonly ScriptEntry[] };
  'script.read': { arg: { id: string }; answer: ScriptText };
  'script.sounds': { arg: Record<string, never>; answer: ScriptSounds };
  /** Kept as it was typed, whatever it says; without `text` it is given up. */
  'script.draft': { arg: { id: string; text?: string | undefined }; answer: null };
  /** A recorded or imported line: WAV as `encodeWav` writes it, base64. Answers the name of the file that has it now. */
  'script.keepSound': {
    arg: { id: string; text: string; sound: string };
    answer: { readonly audio: string };
  };
  /** The line by the speech engine of the operating system, as WAV in base64; nothing is kept yet. */
  'script.speak': { arg: { text: string; voice: string }; answer: { readonly sound: string } };
  /** As the next version. Refused where it can't be played. */
  'script.save': { arg: { id: string; text: string }; answer: { readonly version: number } };
}
