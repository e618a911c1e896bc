// Faults in what somebody says to what he hears, and in the traps of a script.
import type { Add } from './checkScripts';
import { CONSENT } from './cueOf';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';
import type { ScriptWorld } from './scriptWorld';

export function checkReactions(script: PracticeScript, world: ScriptWorld, add: Add): void {
  checkLines(script.lines, 'lines', world, add);
  checkLines(script.partner.lines, 'partner.lines', world, add);
  const { promises } = script.expected;
  const answered = [...script.lines, ...script.partner.lines].some(({ at }) => at === 'promised');
  if (promises !== undefined && !answered)
    add(
      'expected.promises',
      '没有人对承诺作出反应：加一句 at: promised',
      'nobody answers the promise: add a line at: promised',
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
