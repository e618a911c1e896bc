import type { Words } from '../diversion/types';
import { otherSide } from '../kernel/side';
import type { Sound } from './audioManifestSchema';
import { TONE_FILES } from './audioManifestSchema';
import { checkReactions } from './checkReactions';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';
import type { ScriptProblem } from './ScriptProblem';
import type { ScriptWorld } from './scriptWorld';

export interface NamedScript {
  /** The file's name, without its folder. */
  readonly file: string;
  readonly script: PracticeScript;
}

export type Add = (path: string, zh: string, en: string) => void;

/** What no schema of one file can see: faults between the scripts, the official lists and the audio. */
export function checkScripts(scripts: readonly NamedScript[], world: ScriptWorld): readonly ScriptProblem[] {
  const problems = scripts.flatMap((named) => [...checkScript(named, world), ...checkOthers(named, scripts)]);
  const seen = new Map<string, string>();
  for (const { file, script } of scripts) {
    const before = seen.get(script.id);
    if (before !== undefined)
      problems.push(
        problem(
          file,
          'id',
          `${before} 已经用了“${script.id}”`,
          `“${script.id}” is the id of ${before} already`,
        ),
      );
    seen.set(script.id, file);
  }
  for (const tone of Object.values(TONE_FILES))
    if (!world.sounds[tone])
      problems.push(problem('manifest.json', 'sounds', `缺少 ${tone}`, `${tone} is missing`));
  return problems;
}

/** The faults of one script, whatever the others are. */
export function checkScript({ file, script }: NamedScript, world: ScriptWorld): ScriptProblem[] {
  const problems: ScriptProblem[] = [];
  const add: Add = (path, zh, en) => void problems.push(problem(file, path, zh, en));
  if (file !== `${script.id}.yaml` && !file.startsWith(`${script.id}@`))
    add('id', `文件名应是 ${script.id}.yaml`, `the file of this script must be called ${script.id}.yaml`);
  checkExpectation(script, world, add);
  checkLadder(script, add);
  checkLines(script.lines, script.voice, 'lines', world, add);
  checkLines(script.partner.lines, script.partner.voice, 'partner.lines', world, add);
  checkParts(script, add);
  checkReactions(script, world, add);
  return problems;
}

const problem = (file: string, path: string, zh: string, en: string): ScriptProblem => {
  const words: Words = { zh, en };
  return { file, path, words };
};

function checkExpectation({ expected, lines }: PracticeScript, world: ScriptWorld, add: Add): void {
  const { rows, owner, danger, dangerLine, departments, overlap } = expected;
  rows.forEach((code, i) => {
    if (!world.rows.has(code))
      add(`expected.rows[${i}]`, `分流清单里没有事项 ${code}`, `the diversion lists have no row ${code}`);
  });
  if (owner !== 'unclear' && !rows.some((code) => code.startsWith(`${owner}-`)))
    add(
      'expected.owner',
      `写明由 ${owner} 受理，但事项都不在它的清单里`,
      `${owner} is to take it, but none of the rows is of its list`,
    );
  (departments ?? []).forEach((no, i) => {
    if (!world.departments.has(no))
      add(`expected.departments[${i}]`, `附件2没有第${no}个部门`, `annex 2 has no department ${no}`);
  });
  if (overlap && !world.overlaps.has(overlap.id))
    add('expected.overlap.id', `没有交叉事项“${overlap.id}”`, `there is no overlap “${overlap.id}”`);
  if ((danger === 'now') !== (dangerLine !== undefined))
    add(
      'expected.dangerLine',
      '有危险时（也只在这时）要写明从哪一句听得出来',
      'say which line shows the danger, if and only if there is danger now',
    );
  if (dangerLine !== undefined && !lines.some(({ id }) => id === dangerLine))
    add('expected.dangerLine', `没有“${dangerLine}”这一句`, `there is no line “${dangerLine}”`);
}

const picksUp = (behaviour: PracticeScript['partner']['behaviour']): boolean =>
  behaviour === 'answers' || behaviour === 'argues';

/** 三（二）: a transfer needs consent, a three-party call an unclear owner or a failed transfer. */
function checkLadder({ expected, rings, refusesTransfer, partner }: PracticeScript, add: Add): void {
  const { owner, ladder } = expected;
  const at = 'expected.ladder';
  if (owner === rings && ladder.length > 0)
    add(at, '打进来的一方自己受理，不需要联动', 'the side that was rung takes it itself: no rung is needed');
  if (owner === otherSide(rings) && ladder.length === 0)
    add(at, '没写明怎样转到对方', 'how does the matter reach the other side?');
  if (refusesTransfer && ladder.some((rung) => rung !== 'order'))
    add(
      at,
      '来电人不同意转接，只能派工单（三（二）1）',
      'who does not agree is not put through: only the order is left (三（二）1)',
    );
  if (owner === 'unclear' && ladder[0] === 'transfer')
    add(
      at,
      '归属不清应三方通话，不能直接转（三（二）2）',
      'an unclear owner leads to the three-party call, not to a transfer (三（二）2)',
    );
  if (!ladder.includes('transfer')) return;
  const gives = !picksUp(partner.behaviour);
  if (gives && ladder.length === 1)
    add(at, '转接不成功，之后怎么办没有写', 'the transfer fails: what comes after it?');
  if (!gives && ladder.length > 1)
    add(at, '对方接听了，转接之后不该再有', 'the partner answers: nothing comes after the transfer');
}

/** Who rings about the same event is a caller with a script of his own, for the same side and of the same row. */
function checkOthers({ file, script }: NamedScript, scripts: readonly NamedScript[]): ScriptProblem[] {
  const problems: ScriptProblem[] = [];
  const numbers = new Set([script.from.number]);
  for (const [i, { script: id }] of (script.alsoRing ?? []).entries()) {
    const add = (zh: string, en: string) => problems.push(problem(file, `alsoRing[${i}].script`, zh, en));
    const other = scripts.find((one) => one.script.id === id)?.script;
    if (!other) {
      add(`没有剧本“${id}”`, `there is no script “${id}”`);
      continue;
    }
    if (other.alsoRing) add(`“${id}”自己又带着别的来电人`, `“${id}” brings callers of its own`);
    if (other.rings !== script.rings) add(`“${id}”拨的是另一个号码`, `“${id}” rings the other side`);
    if (!other.expected.rows.some((row) => script.expected.rows.includes(row)))
      add(`“${id}”不属于这些事项类别，是另一件事`, `“${id}” is of none of these rows: it is another event`);
    if (numbers.has(other.from.number))
      add(`“${id}”的来电号码已经有人用了`, `“${id}” rings from a number that rings already`);
    numbers.add(other.from.number);
  }
  return problems;
}

function checkLines(
  lines: readonly ScriptLine[],
  voice: string,
  path: string,
  { sounds }: ScriptWorld,
  add: Add,
): void {
  const ids = new Set<string>();
  lines.forEach((line, i) => {
    const at = `${path}[${i}]`;
    if (ids.has(line.id))
      add(`${at}.id`, `“${line.id}”与前面一句重名`, `“${line.id}” is the id of another line here`);
    ids.add(line.id);
    checkSound(line, line.sound ?? voice, sounds[line.audio], `${at}.audio`, add);
  });
}

function checkSound(
  { audio, text }: ScriptLine,
  voice: string,
  sound: Sound | undefined,
  at: string,
  add: Add,
): void {
  if (!sound)
    add(
      at,
      `还没有声音 ${audio}：请录音、导入或朗读`,
      `there is no sound ${audio} yet: record, import or speak it`,
    );
  else if (plain(sound.text) !== plain(text))
    add(at, `${audio} 说的是另一句：“${sound.text}”`, `${audio} says something else: “${sound.text}”`);
  // Whoever recorded it has a voice of his own.
  else if (sound.kind !== 'recording' && sound.voice !== voice)
    add(at, `${audio} 是 ${sound.voice} 的声音`, `${audio} is spoken by ${sound.voice}`);
}

/** Without what is not heard. */
const plain = (text: string): string => text.replace(/[\p{P}\p{Z}]/gu, '');

function checkParts({ lines, partner, refusesTransfer, ringing }: PracticeScript, add: Add): void {
  const answers = picksUp(partner.behaviour) || (partner.again !== undefined && picksUp(partner.again));
  if (answers && partner.lines.length === 0)
    add('partner.lines', '对方会接听，就要有话说', 'a partner who answers must say something');
  if (!answers && partner.lines.length > 0)
    add('partner.lines', '对方不接听，这些话没人听得到', 'nobody hears a partner who does not answer');
  if (ringing.hangUpAfterMs !== undefined && lines.length > 0)
    add('lines', '振铃时就挂断的人没有话', 'who hangs up while it rings says nothing');
  if (ringing.hangUpAfterMs === undefined && !lines.some(({ at }) => at === 'idle'))
    add('lines', '缺少冷场时说的话（at: idle）', 'without an idle line the call falls silent');
  if (refusesTransfer && !lines.some(({ at }) => at === 'transferred'))
    add(
      'lines',
      '不同意转接的人要有一句相应的话（at: transferred）',
      'who refuses to be put through must have a word for it (at: transferred)',
    );
}
