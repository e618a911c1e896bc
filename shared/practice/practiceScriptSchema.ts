import { z } from 'zod';
import {
  answerSchema,
  departmentNoSchema,
  emergencyIdSchema,
  rowCodeSchema,
  wordsSchema,
} from '../diversion/schema/common';
import { NOISE_LEVELS, NOISES } from './noiseOf';

const msSchema = z.int().min(0).max(600_000);
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single dashes');
const audioFileSchema = z
  .string()
  .regex(/^[a-z0-9-]+\.(ogg|wav)$/, 'a sound file, like roof-1.ogg or roof-1.wav');
const sideSchema = z.enum(['12345', '110']);

/**
 * When a line is spoken.
 * `answered`: in its turn, after the line before it. `afterMs`: the same, but not sooner than so many ms after the
 * answer. `retrieved`: each time the held caller is taken back. `transferred`: once, when another party has taken
 * the call over or has joined it. `promised`: once, when the operator has promised what is not his to promise.
 * `settled`: once, when it is agreed by three who takes the matter. `idle`: whenever there has been nothing else to
 * say for a while. `asked`: each time this question is asked: one of resources/questions, the deciding question of an
 * overlap by the overlap's id, or `consent`.
 */
const momentSchema = z.union([
  z.enum(['answered', 'retrieved', 'transferred', 'promised', 'settled', 'idle']),
  z.strictObject({ afterMs: msSchema }).readonly(),
  z.strictObject({ asked: idSchema }).readonly(),
]);

/**
 * What makes a line hard. `wrongPlace`, `changesStory`: it does not hold, and another line puts it right. `cries`,
 * `silent`: nothing more until he has been spoken to. `swears`: he lets nobody interrupt it. `hangsUp`: after it.
 * `badLine`: heard over a bad line, and so is all of his until his next line without it.
 */
export const TRAPS = [
  'wrongPlace',
  'changesStory',
  'cries',
  'swears',
  'silent',
  'hangsUp',
  'badLine',
] as const;

export const scriptLineSchema = z
  .strictObject({
    id: idSchema,
    at: momentSchema,
    /** What is said, word for word; for a sound that is no speech, what is heard, in full-width brackets. */
    text: z.string().min(1),
    /** A recipe of scripts/make-audio.mjs for what is no speech. */
    sound: z.enum(['breathing', 'room', 'smash']).optional(),
    audio: audioFileSchema,
    /** Silence after the line, ms. */
    pauseAfterMs: msSchema,
    trap: z.enum(TRAPS).optional(),
    /** The line that tells it as it is, where this one does not hold. */
    rightIn: idSchema.optional(),
  })
  .readonly();

const linesSchema = z.array(scriptLineSchema).readonly();

/** Idle lines: the first so many ms after the last word, the next ones ever later (up to 3 ×), `times` in all. */
const idleSchema = z.strictObject({
  everyMs: z.int().min(2_000).max(120_000),
  times: z.int().min(0).max(100),
});

/** What a script expects, item by item. */
export const EXPECTED_ITEMS = [
  'rows',
  'owner',
  'danger',
  'ladder',
  'level',
  'departments',
  'settles',
  'facts',
  'promises',
  'forbidden',
  'within',
] as const;
export type ExpectedItem = (typeof EXPECTED_ITEMS)[number];

/** Checks whose limit a script can set for its own call. */
export const TIMED_CHECKS = ['answered', 'firstQuestion', 'place', 'danger', 'totalTime'] as const;
const secondsSchema = z.int().min(1).max(3_600);

const expectedSchema = z
  .strictObject({
    /** Rows of annex 3 that fit; empty where no matter was stated. */
    rows: z.array(rowCodeSchema).readonly(),
    owner: z.enum(['12345', '110', 'unclear']),
    danger: z.enum(['none', 'now']),
    /** The line with which danger can first be heard. */
    dangerLine: idSchema.optional(),
    /** The rungs of 三（二） in the order in which they are needed; empty: the side that was rung takes the matter. */
    ladder: z.array(z.enum(['transfer', 'threeParty', 'order'])).readonly(),
    /** 三（四）: absent where the caller says too little to tell. */
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    /** Departments of annex 2 that the chosen item must lead to, by their number. */
    departments: z.array(departmentNoSchema).min(1).readonly().optional(),
    /** Who takes it in the three-party call, where somebody argues about it or it is unclear. */
    settles: sideSchema.optional(),
    /** Seconds in which it must be done in this call, in place of the rubric's. */
    within: z.partialRecord(z.enum(TIMED_CHECKS), secondsSchema).readonly().optional(),
    /** The clause of each item, where it is another than the plan's own for it (`clausesOf`). */
    clauses: z.partialRecord(z.enum(EXPECTED_ITEMS), z.string().min(1)).readonly().optional(),
    /** The overlap of the two lists that the matter falls into, and what this caller's words answer to it. */
    overlap: z
      .strictObject({ id: z.string().min(1), answer: answerSchema })
      .readonly()
      .optional(),
    /** Lines of the emergency linkage to think of, 三（五）. */
    first: z.array(emergencyIdSchema).readonly().optional(),
    /** What the record must hold; one of the words each. The first is how the debriefing names it. */
    facts: z
      .array(
        z
          .strictObject({
            anyOf: z.array(z.string().min(1)).min(1).readonly(),
            clause: z.string().min(1).optional(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
    /** Words of a promise that is not the operator's to make: he who hears it answers, and it must not stand in the record. */
    promises: z.array(z.string().min(1)).readonly().optional(),
    /** Words that must not stand in the record: blame, guesses, what turned out to be wrong. */
    forbidden: z.array(z.string().min(1)).readonly().optional(),
  })
  .readonly();

/** `argues`: answers, says why it is not his, and gives way once it is settled who takes the matter. */
export const BEHAVIOURS = ['answers', 'argues', 'busy', 'noAnswer', 'declines', 'fails', 'vanishes'] as const;
const behaviourSchema = z.enum(BEHAVIOURS);

const partnerSchema = z
  .strictObject({
    behaviour: behaviourSchema,
    /** What it is when he is rung again in the same call; absent: the same once more. */
    again: behaviourSchema.optional(),
    /** Ringing before it does so, ms. Without meaning for `noAnswer`, which rings on. */
    afterMs: msSchema,
    voice: idSchema,
    lines: linesSchema,
  })
  .readonly();

export const practiceScriptSchema = z
  .strictObject({
    /** Also the file's name. */
    id: idSchema,
    version: z.int().min(1),
    /** Place in the list of its side: the easiest call is 1. */
    lesson: z.int().min(1),
    title: wordsSchema,
    /** The number that the caller dialled. */
    rings: sideSchema,
    /** A fictitious number (028-5550xxxx) and what the display shows; never a person's name. */
    from: z
      .strictObject({
        number: z.string().regex(/^0285550\d{4}$/, 'a fictitious number, 0285550 and four digits'),
        name: z.string().min(1),
      })
      .readonly(),
    /** A voice of resources/audio/voices.json. */
    voice: idSchema,
    /** 0 calm … 100 beside himself: from 60 on he talks on when he is interrupted. */
    temper: z.int().min(0).max(100).optional(),
    /** What is heard behind him, in his own sound, all the time. */
    noise: z.enum(NOISES).optional(),
    /** `middle` where it is not said. */
    noiseLevel: z.enum(NOISE_LEVELS).optional(),
    /** He begins so long after the operator has stopped talking, ms; 700 where it is not said. */
    turnMs: msSchema.optional(),
    teaches: wordsSchema,
    /** The clause that decides, as in `附件3（一）1`. */
    clause: z.string().min(1),
    expected: expectedSchema,
    /** Others who ring about the same event, by the script of each, so long after this caller began to ring. */
    alsoRing: z
      .array(z.strictObject({ script: idSchema, afterMs: msSchema }).readonly())
      .max(2)
      .readonly()
      .optional(),
    ringing: z.strictObject({ hangUpAfterMs: msSchema.optional() }).readonly(),
    lines: linesSchema,
    idle: idleSchema.readonly(),
    /** The caller hangs up so long after the answer, ms; absent: never by himself. */
    patienceMs: msSchema.optional(),
    /** The caller does not agree to be put through, and hangs up on whoever he is put through to. */
    refusesTransfer: z.literal(true).optional(),
    partner: partnerSchema,
  })
  .readonly();

export const trapOf = (lines: readonly ScriptLine[], line: string): ScriptLine['trap'] =>
  lines.find(({ id }) => id === line)?.trap;

export type PracticeScript = z.output<typeof practiceScriptSchema>;
export type ScriptMoment = z.output<typeof momentSchema>;
export type ScriptLine = z.output<typeof scriptLineSchema>;
export type ScriptPartner = z.output<typeof partnerSchema>;
export type ScriptExpectation = z.output<typeof expectedSchema>;
