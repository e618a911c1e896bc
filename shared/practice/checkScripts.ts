import { otherSide } from '../kernel/side';
import type { AudioManifest } from './audioManifestSchema';
import { TONE_FILES } from './audioManifestSchema';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';
import type { ScriptProblem } from './ScriptProblem';

/** What the scripts point to. */
export interface ScriptWorld {
  /** Row codes of annex 3. */
  readonly rows: ReadonlySet<string>;
  /** Ids of the overlaps. */
  readonly overlaps: ReadonlySet<string>;
  readonly manifest: AudioManifest;
}

export interface NamedScript {
  /** The file's name, without its folder. */
  readonly file: string;
  readonly script: PracticeScript;
}

type Add = (path: string, message: string) => void;

/** What no schema of one file can see: faults between the scripts, the official lists and the audio. */
export function checkScripts(scripts: readonly NamedScript[], world: ScriptWorld): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = [];
  const seen = new Map<string, string>();
  for (const { file, script } of scripts) {
    const add: Add = (path, message) => void problems.push({ file, path, message });
    const before = seen.get(script.id);
    if (before !== undefined) add('id', `“${script.id}” is the id of ${before} already`);
    seen.set(script.id, file);
    if (file !== `${script.id}.json`) add('id', `the file of this script must be called ${script.id}.json`);
    checkExpectation(script, world, add);
    checkLadder(script, add);
    checkLines(script.lines, script.voice, 'lines', world.manifest, add);
    checkLines(script.partner.lines, script.partner.voice, 'partner.lines', world.manifest, add);
    checkParts(script, add);
  }
  for (const tone of Object.values(TONE_FILES))
    if (!world.manifest.sounds[tone])
      problems.push({ file: 'manifest.json', path: 'sounds', message: `${tone} is missing` });
  return problems;
}

function checkExpectation({ expected, lines }: PracticeScript, world: ScriptWorld, add: Add): void {
  const { rows, owner, danger, dangerLine, overlap } = expected;
  rows.forEach((code, i) => {
    if (!world.rows.has(code)) add(`expected.rows[${i}]`, `the diversion lists have no row ${code}`);
  });
  if (owner !== 'unclear' && !rows.some((code) => code.startsWith(`${owner}-`)))
    add('expected.owner', `${owner} is to take it, but none of the rows is of its list`);
  if (overlap && !world.overlaps.has(overlap.id))
    add('expected.overlap.id', `there is no overlap “${overlap.id}”`);
  if ((danger === 'now') !== (dangerLine !== undefined))
    add('expected.dangerLine', 'say which line shows the danger, if and only if there is danger now');
  if (dangerLine !== undefined && !lines.some(({ id }) => id === dangerLine))
    add('expected.dangerLine', `there is no line “${dangerLine}”`);
}

/** 三（二）: a transfer needs consent, a three-party call an unclear owner or a failed transfer. */
function checkLadder({ expected, rings, refusesTransfer, partner }: PracticeScript, add: Add): void {
  const { owner, ladder } = expected;
  const at = 'expected.ladder';
  if (owner === rings && ladder.length > 0)
    add(at, 'the side that was rung takes it itself: no rung is needed');
  if (owner === otherSide(rings) && ladder.length === 0) add(at, 'how does the matter reach the other side?');
  if (refusesTransfer && ladder.some((rung) => rung !== 'order'))
    add(at, 'who does not agree is not put through: only the order is left (三（二）1)');
  if (owner === 'unclear' && ladder[0] === 'transfer')
    add(at, 'an unclear owner leads to the three-party call, not to a transfer (三（二）2)');
  const gives = partner.behaviour !== 'answers';
  if (ladder.includes('transfer') && gives !== ladder.length > 1)
    add(
      at,
      gives
        ? 'the transfer fails: what comes after it?'
        : 'the partner answers: nothing comes after the transfer',
    );
}

function checkLines(
  lines: readonly ScriptLine[],
  voice: string,
  path: string,
  { sounds }: AudioManifest,
  add: Add,
): void {
  const ids = new Set<string>();
  lines.forEach((line, i) => {
    const at = `${path}[${i}]`;
    if (ids.has(line.id)) add(`${at}.id`, `“${line.id}” is the id of another line here`);
    ids.add(line.id);
    const sound = sounds[line.audio];
    if (!sound) add(`${at}.audio`, `${line.audio} is not in the manifest: run scripts/make-audio.mjs`);
    else if (sound.text !== line.text)
      add(`${at}.audio`, `${line.audio} says something else: “${sound.text}”`);
    else if (sound.voice !== (line.sound ?? voice))
      add(`${at}.audio`, `${line.audio} is spoken by ${sound.voice}`);
  });
}

function checkParts({ lines, partner, refusesTransfer, ringing }: PracticeScript, add: Add): void {
  const answers = partner.behaviour === 'answers' || partner.again === 'answers';
  if (answers !== partner.lines.length > 0)
    add(
      'partner.lines',
      answers ? 'a partner who answers must say something' : 'nobody hears a partner who does not answer',
    );
  if (ringing.hangUpAfterMs !== undefined && lines.length > 0)
    add('lines', 'who hangs up while it rings says nothing');
  if (ringing.hangUpAfterMs === undefined && !lines.some(({ at }) => at === 'idle'))
    add('lines', 'without an idle line the call falls silent');
  if (refusesTransfer && !lines.some(({ at }) => at === 'transferred'))
    add('lines', 'who refuses to be put through must have a word for it (at: transferred)');
}
