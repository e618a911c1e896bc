// Trains the two models of the suggestions from resources/suggest and writes resources/suggest/weights.json.
// Run after every change of the examples: node --import ./scripts/typescriptLoader.mjs scripts/suggest/train.mjs
import { writeFileSync } from 'node:fs';
import { dangerSamples, fileOf, rowCodes, samplesOf } from './data.mjs';
import { pack, train } from './trainModel.mjs';

export const ROW_OPTIONS = { epochs: 16, decay: 2e-4, dropout: 0.3 };
export const DANGER_OPTIONS = { epochs: 10, decay: 2e-4, dropout: 0.3 };
export const DANGER_CLASSES = ['none', 'possible', 'now'];
/** Found on the probe of another author (tests/suggest/probe-other-rows.tsv): 0.9 means right nine times of ten. */
export const ROW_SHARPNESS = 1.2;

export const trainRows = (samples) => pack(train(samples, rowCodes(), ROW_OPTIONS), ROW_SHARPNESS);
export const trainDanger = (samples) => pack(train(samples, DANGER_CLASSES, DANGER_OPTIONS), 1);

if (process.argv[1] === import.meta.filename) {
  const rows = trainRows(samplesOf('resources/suggest/examples', rowCodes(), 12));
  const danger = trainDanger(dangerSamples());
  const text = `${JSON.stringify({ rows, danger })}\n`;
  writeFileSync(fileOf('resources/suggest/weights.json'), text);
  process.stdout.write(`weights.json: ${Math.round(Buffer.byteLength(text) / 1024)} KiB\n`);
}
