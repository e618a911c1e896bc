// Trains the two models of the suggestions from resources/suggest and writes resources/suggest/weights.json.
// Run after every change of the examples: node --import ./scripts/typescriptLoader.mjs scripts/suggest/train.mjs
import { writeFileSync } from 'node:fs';
import { dangerSamples, fileOf, rowCodes, samplesOf } from './data.mjs';
import { pack, train } from './trainModel.mjs';

export const ROW_OPTIONS = { epochs: 14, decay: 2e-4 };
export const DANGER_OPTIONS = { epochs: 8 };
export const DANGER_CLASSES = ['none', 'possible', 'now'];
/** Leaves the scores as the training made them; see docs/suggest.md. */
export const ROW_SHARPNESS = 1;

export const trainRows = (samples) => pack(train(samples, rowCodes(), ROW_OPTIONS), ROW_SHARPNESS);
export const trainDanger = (samples) => pack(train(samples, DANGER_CLASSES, DANGER_OPTIONS), 1);

if (process.argv[1] === import.meta.filename) {
  const rows = trainRows(samplesOf('resources/suggest/examples', rowCodes()));
  const danger = trainDanger(dangerSamples());
  const text = `${JSON.stringify({ rows, danger })}\n`;
  writeFileSync(fileOf('resources/suggest/weights.json'), text);
  process.stdout.write(`weights.json: ${Math.round(Buffer.byteLength(text) / 1024)} KiB\n`);
}
