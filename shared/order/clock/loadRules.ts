import type { Result } from '../../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from './readDataFile';
import { type DeadlineRules, rulesFileSchema } from './rulesSchema';

/** Reads the text of `resources/rules/deadlines.json`. */
export const loadRules = (text: string): Result<DeadlineRules, readonly DataProblem[]> =>
  readDataFile(text, rulesFileSchema, checkRules);

function checkRules({ linkage, ordinary }: DeadlineRules): readonly DataFinding[] {
  const levels = linkage.map(({ level }) => level).toSorted();
  const findings: DataFinding[] =
    levels.join() === '1,2' ? [] : [{ path: ['linkage'], message: 'has the levels 1 and 2, once each' }];
  ordinary.forEach((rule, at) => {
    const before = ordinary[at - 1];
    if (rule.until !== null && rule.until <= rule.from)
      findings.push({ path: ['ordinary', at, 'until'], message: 'ends before it begins' });
    // Two rules in force on one day would leave the deadline to chance.
    if (before !== undefined && (before.until === null || before.until > rule.from))
      findings.push({ path: ['ordinary', at, 'from'], message: `begins before ${before.id} has ended` });
  });
  return findings;
}
