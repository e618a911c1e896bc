// Faults in what somebody says to what he hears, and in the traps of a script.
import type { Add } from './checkScripts';
import { CONSENT } from './cueOf';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';
import type { ScriptWorld } from './scriptWorld';

export function checkReactions(script: PracticeScript, world: ScriptWorld, add: Add): void {
  checkLines(script.lines, 'lines', world, add);
  checkLines(script.partner.lines, 'partner.lines', world, add);
  const { promises, settles, ladder } = script.expected;
  const all = [...script.lines, ...script.partner.lines];
  const answered = all.some(({ at }) => at === 'promised');
  checkArguing(script, add);
  if (settles !== undefined && !ladder.includes('threeParty'))
    add(
      'expected.settles',
      '只有三方通话里才商定由谁受理（三（二）2）',
      'who takes it is settled in a three-party call alone (三（二）2)',
    );
  if (promises !== undefined && !answered)
    add(
      'expected.promises',
      '没有人对承诺作出反应：加一句 at: promised',
      'nobody answers the promise: add a line at: promised',
    );
}

/** Whoever argues, or says no and hangs up, must be met by three: after a transfer nobody would be left to answer him. */
function checkArguing({ partner, expected: { ladder, settles } }: PracticeScript, add: Add): void {
  const argues = partner.behaviour === 'argues' || partner.again === 'argues';
  const leaves = partner.lines.some(({ trap }) => trap === 'hangsUp');
  if (!argues && !leaves) return;
  const first = partner.behaviour === 'argues' || partner.behaviour === 'answers';
  if (!ladder.includes('threeParty') || (first && ladder[0] === 'transfer'))
    add(
      'expected.ladder',
      '对方推诿或者说完就挂，只能在三方通话里遇到，否则来电人就没人管了',
      'who argues or says no and hangs up is met in a three-party call: after a transfer the caller would be alone with it',
    );
  if (!argues) return;
  if (settles === undefined)
    add(
      'expected.settles',
      '对方推诿时要写明最后由谁受理',
      'where somebody argues, say who takes it in the end',
    );
  if (!partner.lines.some(({ at }) => at === 'settled'))
    add(
      'partner.lines',
      '推诿的人在商定之后要有一句话（at: settled）',
      'who argues must have a word for when it is settled (at: settled)',
    );
}

function checkLines(lines: readonly ScriptLine[], path: string, world: ScriptWorld, add: Add): void {
  lines.forEach((line, i) => {
    const { at, trap, rightIn } = line;
    const here = `${path}[${i}]`;
    if (typeof at === 'object' && 'asked' in at && !isQuestion(at.asked, world))
      add(
        `${here}.at.asked`,
        `没有“${at.asked}”这个问题：写问题的编号、交叉事项的编号或者 ${CONSENT}`,
        `there is no question “${at.asked}”: write the id of a question or of an overlap, or ${CONSENT}`,
      );
    const wrong = trap === 'wrongPlace' || trap === 'changesStory';
    if (wrong !== (rightIn !== undefined))
      add(
        `${here}.rightIn`,
        '说错了的话（也只有它们）要写明在哪一句里改过来',
        'say in which line it is put right, if and only if this one does not hold',
      );
    if (rightIn !== undefined && !lines.some(({ id }) => id === rightIn && id !== line.id))
      add(`${here}.rightIn`, `没有另外一句“${rightIn}”`, `there is no other line “${rightIn}”`);
  });
}

const isQuestion = (id: string, { questions, overlaps }: ScriptWorld): boolean =>
  id === CONSENT || questions.has(id) || overlaps.has(id);
