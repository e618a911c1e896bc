// A program of its own, run under strace by countSyncs: `saveTimes.ts <database> <saves>`.
import { createCore } from '../../main/store/createCore';
import { openDatabase } from '../../main/store/openDatabase';
import { fields } from '../../main/store/testing/sampleEvents';

const [file = '', saves = '0'] = process.argv.slice(2);
const opened = openDatabase(file);
if (!opened.ok) throw new Error(opened.error.message);
const core = createCore(opened.value);
for (let i = 0; i < Number(saves); i++) {
  const done = core.append([fields('call:c1', `第 ${i} 次`)], undefined, i);
  if (!done.ok) throw new Error(done.error.message);
}
core.close();
