import { z } from 'zod';

/** What is known of one file of `resources/audio`, written by scripts/make-audio.mjs. */
export const soundSchema = z
  .strictObject({
    /** `recording`: a real voice, put in place of a made one; it is kept until its text changes. */
    kind: z.enum(['speech', 'sound', 'tone', 'recording']),
    /** What is said or heard. */
    text: z.string().min(1),
    /** Voice of voices.json, or the recipe of a sound or tone. */
    voice: z.string().min(1),
    /** Of the text and of everything that shapes the sound: another hash, another recording. */
    hash: z.string().regex(/^[0-9a-f]{16}$/),
    durationMs: z.int().min(1),
    bytes: z.int().min(1),
    /** dBFS, of the samples before they were coded. */
    peakDb: z.number().max(0),
    rmsDb: z.number().max(0),
  })
  .readonly();

export const audioManifestSchema = z
  .strictObject({ version: z.int().min(1), sounds: z.record(z.string(), soundSchema) })
  .readonly();

export type Sound = z.output<typeof soundSchema>;
export type AudioManifest = z.output<typeof audioManifestSchema>;

/** The tones that are no script's: what the seat hears when it is rung, what a caller hears who waits. */
export const TONE_FILES = {
  /** 450 Hz, 1 s on, 4 s off (GB/T 3380): to be looped. */
  ringback: 'tone-ringback.ogg',
  /** Calm, two notes: the seat is rung. To be looped. */
  seatRing: 'tone-seat-ring.ogg',
  /** What a held caller hears. To be looped. */
  hold: 'tone-hold.ogg',
  /** 450 Hz, 0.35 s on, 0.35 s off: busy. To be looped. */
  busy: 'tone-busy.ogg',
} as const;
