import type { BotFacts, BotStep, Played } from './BotStep';
import { answersCue } from './cueOf';
import { type ScriptLine, trapOf } from './practiceScriptSchema';

/** What both sides of a script have: lines and how often the idle ones come. */
export interface Speaker {
  readonly lines: readonly ScriptLine[];
  readonly idle: { readonly everyMs: number; readonly times: number };
  readonly turnMs?: number | undefined;
}

/**
 * The next line of somebody whose call is answered. A person who is held says nothing; what he was cut short in he
 * says again. While somebody else speaks he listens, and then answers. Before the rest of his story he reacts to what was done to him: put through, or taken back.
 */
export function planSpeech(speaker: Speaker, played: readonly Played[], facts: BotFacts): BotStep {
  const { answeredAt } = facts;
  if (answeredAt === undefined || facts.held || facts.ended || facts.talking) return { do: 'wait' };
  if (facts.standsBack) return { do: 'wait' };
  const free = freeAt(speaker, played, facts, answeredAt);
  const reaction = reactionTo(speaker, played, facts);
  if (reaction) return play(reaction, free);
  const cued = cuedLine(speaker, played, facts);
  if (cued)
    return play(cued.line, freeAt(speaker, played, { ...facts, silentSince: cued.heardAt }, answeredAt));
  if (awaitsWord(speaker, played, facts)) return { do: 'wait' };
  const told = new Set(played.filter((one) => !one.cut).map((one) => one.line));
  const next = speaker.lines.find((line) => isStory(line) && !told.has(line.id));
  if (next) return play(next, Math.max(free, earliestOf(next, answeredAt)));
  return idle(speaker, played, free);
}

/** Told in its turn, whatever is asked. */
export const isStory = ({ at }: ScriptLine): boolean =>
  at === 'answered' || (typeof at === 'object' && 'afterMs' in at);

const earliestOf = ({ at }: ScriptLine, answeredAt: number): number =>
  typeof at === 'object' && 'afterMs' in at ? answeredAt + at.afterMs : 0;

const play = (line: ScriptLine, at: number): BotStep => ({
  do: 'play',
  line: line.id,
  audio: line.audio,
  at,
});

/** A moment to draw breath after the answer or after somebody new is there, ms. */
const BREATH = 600;
/** From the operator's last word to the caller's first, as the operator hears it, ms. */
const TURN = 700;

/** When he may speak again: after his last line and its pause, and a breath after the last thing that was done. */
function freeAt(speaker: Speaker, played: readonly Played[], facts: BotFacts, answeredAt: number): number {
  const last = played.at(-1);
  const pause = last?.cut ? 0 : (speaker.lines.find((line) => line.id === last?.line)?.pauseAfterMs ?? 0);
  const turned = Math.max(answeredAt, facts.retrievedAt ?? 0, facts.transferredAt ?? 0);
  const { silentSince = 0, lineMs = 0 } = facts;
  // Spoken to since his last word, he answers; the pause is for an operator who says nothing.
  if (silentSince > (last?.until ?? answeredAt))
    return Math.max(turned, silentSince + (speaker.turnMs ?? TURN) - lineMs);
  return Math.max(turned + BREATH, last ? last.until + pause : 0);
}

function reactionTo(speaker: Speaker, played: readonly Played[], facts: BotFacts): ScriptLine | undefined {
  const { transferredAt, retrievedAt } = facts;
  const saidSince = (line: ScriptLine, since: number): boolean =>
    played.some((one) => one.line === line.id && !one.cut && one.from >= since);
  const due = (moment: 'transferred' | 'retrieved', since: number | undefined): ScriptLine | undefined => {
    const line = since === undefined ? undefined : speaker.lines.find(({ at }) => at === moment);
    return line && since !== undefined && !saidSince(line, since) ? line : undefined;
  };
  // Whoever meets a new party starts with his matter; that he was taken back for it is no news by then.
  if (transferredAt !== undefined && transferredAt >= (retrievedAt ?? 0) - JOINED)
    return due('transferred', transferredAt);
  return due('retrieved', retrievedAt);
}

/** The line that what he has heard asks for. Asked again he says it again; the others come once. */
function cuedLine(
  { lines }: Speaker,
  played: readonly Played[],
  { cues = [], silentSince = 0 }: BotFacts,
): { readonly line: ScriptLine; readonly heardAt: number } | undefined {
  for (const { cue, at } of cues) {
    const line = lines.find((one) => answersCue(one.at, cue));
    const since = cue.startsWith('asked:') ? at : 0;
    const said = played.some((one) => one.line === line?.id && !one.cut && one.from >= since);
    if (line && !said) return { line, heardAt: Math.max(at, silentSince) };
  }
  return undefined;
}

/** He weeps, or has fallen silent: nothing more until somebody has spoken to him since. */
export function awaitsWord(
  { lines }: Pick<Speaker, 'lines'>,
  played: readonly Played[],
  { silentSince = 0 }: BotFacts,
): boolean {
  const last = played.at(-1);
  if (last === undefined || last.cut || silentSince > last.until) return false;
  const trap = trapOf(lines, last.line);
  return trap === 'cries' || trap === 'silent';
}

/** Retrieve and join are one act of the seat: so many ms apart they are still the same one. */
const JOINED = 3_000;

/** Idle lines in turn, each later than the one before by `everyMs` more, until he has said enough of them. */
function idle(speaker: Speaker, played: readonly Played[], free: number): BotStep {
  const lines = speaker.lines.filter(({ at }) => at === 'idle');
  const ids = new Set(lines.map((line) => line.id));
  const before = played.filter((one) => ids.has(one.line));
  const line = lines[before.length % Math.max(1, lines.length)];
  if (!line || before.length >= speaker.idle.times) return { do: 'wait' };
  const slower = Math.min(before.length, 4);
  return play(line, free + speaker.idle.everyMs * (1 + slower / 2));
}
