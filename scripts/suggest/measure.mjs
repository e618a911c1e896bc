// Figures of the suggestions: on the held-out sentences, and by five folds over the lines of the examples.
// node --import ./scripts/typescriptLoader.mjs scripts/suggest/measure.mjs [--folds] [--wrong]

import { buildSuggester } from '../../shared/diversion/suggest/suggester.ts';
import { dangerSamples, jsonOf, rowCodes, samplesOf, table } from './data.mjs';
import { DANGER_CLASSES, trainDanger, trainRows } from './train.mjs';

const folds = process.argv.includes('--folds');
const showWrong = process.argv.includes('--wrong');
const data = (weights) => ({
  rowModel: weights.rows,
  dangerModel: weights.danger,
  dialect: jsonOf('resources/suggest/dialect.json'),
  danger: jsonOf('resources/suggest/danger.json'),
  rows: jsonOf('resources/lists/diversion.json').rows,
  overlaps: jsonOf('resources/lists/overlaps.json').overlaps,
});

function measureRows(suggester, cases) {
  const wrong = [];
  let first = 0;
  let three = 0;
  for (const [code, text] of cases) {
    const { rows } = suggester.suggest(text);
    if (rows[0]?.code === code) first += 1;
    else
      wrong.push(
        `${code} ← ${rows.map((row) => `${row.code} ${row.score} ${row.why.join('/')}`).join(' | ')}  ${text}`,
      );
    if (rows.some((row) => row.code === code)) three += 1;
  }
  if (showWrong) console.log(wrong.join('\n'));
  return { first, three, of: cases.length };
}

function measureDanger(suggester, cases) {
  const counts = { now: {}, possible: {}, none: {} };
  for (const [want, text] of cases) {
    const { danger } = suggester.suggest(text);
    counts[want][danger.level] = (counts[want][danger.level] ?? 0) + 1;
    const missed = (want === 'none') !== (danger.level === 'none');
    if (missed && showWrong) console.log(`${want} ← ${danger.level} ${danger.why.join('/')}  ${text}`);
  }
  return counts;
}

if (folds) {
  const rowSamples = samplesOf('resources/suggest/examples', rowCodes(), 12);
  const danger = dangerSamples();
  const all = [...rowSamples, ...danger.filter(({ fromRows }) => !fromRows)];
  const groups = [...new Set(all.map(({ group }) => group))];
  for (let fold = 0; fold < 5; fold += 1) {
    const left = new Set(groups.filter((_, index) => (index * 7 + 3) % 5 === fold));
    const kept = (samples) => samples.filter(({ group }) => !left.has(group));
    const suggester = buildSuggester(
      data({ rows: trainRows(kept(rowSamples)), danger: trainDanger(kept(danger)) }),
    );
    const out = (samples) => samples.filter(({ group }) => left.has(group));
    console.log(
      `fold ${fold}`,
      measureRows(
        suggester,
        out(rowSamples).map(({ label, text }) => [rowCodes()[label], text]),
      ),
      measureDanger(
        suggester,
        out(danger)
          .filter(({ fromRows }) => !fromRows)
          .map(({ label, text }) => [DANGER_CLASSES[label], text]),
      ),
    );
  }
} else {
  const suggester = buildSuggester(data(jsonOf('resources/suggest/weights.json')));
  console.log(
    measureRows(
      suggester,
      table('tests/suggest/heldout-rows.tsv').map(([code, , text]) => [code, text]),
    ),
  );
  console.log(measureDanger(suggester, table('tests/suggest/heldout-danger.tsv')));
}
