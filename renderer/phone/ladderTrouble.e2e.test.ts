// The linkage ladder (三（二）) by its tones: in each state the phone page dies, the way to the server breaks, or somebody
// is gone without a word.
import { driveLadder } from './testing/driveLadder';
import { isTrouble, statesOf } from './testing/ladderCells';

driveLadder([...statesOf('before'), ...statesOf('after')], isTrouble);
