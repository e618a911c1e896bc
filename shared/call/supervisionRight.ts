import type { Right } from '../person/may';
import type { Supervision } from './Leg';

/** What a person needs to come into somebody's running call: to hear is one thing, to speak another. */
export const supervisionRight = (supervision: Supervision): Right =>
  supervision === 'monitor' ? 'listenIn' : 'stepIn';
