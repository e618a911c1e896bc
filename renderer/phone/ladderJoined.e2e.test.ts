// The linkage ladder (三（二）) by its tones: each state from the partner's answer on, against each event that can hit it.
import { driveLadder } from './testing/driveLadder';
import { isTrouble, statesOf } from './testing/ladderCells';

driveLadder(statesOf('after'), (event) => !isTrouble(event));
